using Blog.Accounts;
using Blog.Chat;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LoginModel(SignIn signIn, CurrentVisitor currentVisitor) : PageModel
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

    public void OnGet() => ReturnUrl ??= Accounts.ReturnUrl.OrHome(Request.CameFrom());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var userName = UserName?.Trim();
        IsUserNameMissing = string.IsNullOrEmpty(userName);
        IsPasswordMissing = string.IsNullOrEmpty(Password);
        if (IsUserNameMissing || IsPasswordMissing)
        {
            return Again();
        }

        var user = await signIn.WithPasswordAsync(userName!, Password!, RememberMe, cancellationToken);
        if (user is null)
        {
            IsRefused = true;
            return Again();
        }

        await currentVisitor.LinkAsync(HttpContext, user.Id, cancellationToken);
        return LocalRedirect(Accounts.ReturnUrl.OrHome(ReturnUrl));
    }

    private PageResult Again()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
