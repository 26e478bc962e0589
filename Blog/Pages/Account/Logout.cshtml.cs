using Blog.Accounts;
using Blog.Chat;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Account;

/// <summary>Signs out by POST; opened as an address it only offers to.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LogoutModel(SignIn signIn, CurrentUser currentUser, CurrentVisitor currentVisitor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await currentUser.GetAsync(cancellationToken) is null ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await currentVisitor.UnlinkAsync(HttpContext, cancellationToken);
        await signIn.OutAsync(cancellationToken);
        return LocalRedirect("/");
    }
}
