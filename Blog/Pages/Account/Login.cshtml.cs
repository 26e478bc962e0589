using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LoginModel(BlogDbContext db, SignIn signIn, CurrentVisitor currentVisitor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool RememberMe { get; set; }

    public SignInForm Form { get; private set; } = null!;

    /// <summary>What was typed before the sign-in; shown once somebody is signed in.</summary>
    public TypedForm? SignedInWith { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ReturnUrl ??= Accounts.ReturnUrl.OrHome(Request.CameFrom());
        Form = new SignInForm(ReturnUrl) { IsRegistrationOpen = await IsRegistrationOpenAsync(cancellationToken) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var userName = UserName?.Trim();
        var back = Accounts.ReturnUrl.OrHome(ReturnUrl);
        var typed = TypedForm.Carried(Request, back);
        Form = new SignInForm(ReturnUrl, typed, UserName, RememberMe, string.IsNullOrEmpty(userName), string.IsNullOrEmpty(Password));
        if (Form.IsUserNameMissing || Form.IsPasswordMissing)
        {
            return await AgainAsync(cancellationToken);
        }

        var user = await signIn.WithPasswordAsync(userName!, Password!, RememberMe, cancellationToken);
        if (user is null)
        {
            Form = Form with { IsRefused = true };
            return await AgainAsync(cancellationToken);
        }

        await currentVisitor.LinkAsync(HttpContext, user.Id, cancellationToken);
        SignedInWith = typed;
        return typed is null ? LocalRedirect(back) : Page();
    }

    private async Task<PageResult> AgainAsync(CancellationToken cancellationToken)
    {
        Form = Form with { IsRegistrationOpen = await IsRegistrationOpenAsync(cancellationToken) };
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private Task<bool> IsRegistrationOpenAsync(CancellationToken cancellationToken) =>
        db.Settings.Select(settings => settings.IsRegistrationOpen).SingleAsync(cancellationToken);
}
