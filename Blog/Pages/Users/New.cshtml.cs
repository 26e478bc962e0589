using Blog.Accounts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Users;

[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewModel(CreateAccount createAccount, IStringLocalizer<Text> texts) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool IsAdministrator { get; set; }

    [BindProperty]
    public bool IsAuthor { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var account = new NewAccount(UserName, DisplayName, Email, Password) { IsAdministrator = IsAdministrator, IsAuthor = IsAuthor };
        var refusals = await createAccount.HandleAsync(account, cancellationToken);
        return refusals.Count > 0 ? this.Refused(texts, refusals) : new SeeOtherResult($"/users/{UserName!.Trim()}?{Refusals.DoneKey}=created");
    }
}
