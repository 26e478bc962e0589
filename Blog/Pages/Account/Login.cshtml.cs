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

    public bool IsUserNameMissing { get; private set; }

    public bool IsPasswordMissing { get; private set; }

    public bool IsRefused { get; private set; }

    public bool IsRegistrationOpen { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ReturnUrl ??= Accounts.ReturnUrl.OrHome(Request.CameFrom());
        IsRegistrationOpen = await db.Settings.Select(settings => settings.IsRegistrationOpen).SingleAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var userName = UserName?.Trim();
        IsUserNameMissing = string.IsNullOrEmpty(userName);
        IsPasswordMissing = string.IsNullOrEmpty(Password);
        if (IsUserNameMissing || IsPasswordMissing)
        {
            return await AgainAsync(cancellationToken);
        }

        var user = await signIn.WithPasswordAsync(userName!, Password!, RememberMe, cancellationToken);
        if (user is null)
        {
            IsRefused = true;
            return await AgainAsync(cancellationToken);
        }

        await currentVisitor.LinkAsync(HttpContext, user.Id, cancellationToken);
        return LocalRedirect(Accounts.ReturnUrl.OrHome(ReturnUrl));
    }

    private async Task<PageResult> AgainAsync(CancellationToken cancellationToken)
    {
        IsRegistrationOpen = await db.Settings.Select(settings => settings.IsRegistrationOpen).SingleAsync(cancellationToken);
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
