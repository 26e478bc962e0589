using Blog.Accounts;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Users;

[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditModel(BlogDbContext db, CurrentUser currentUser, ChangeAccount changeAccount, DisableAccount disableAccount, IStringLocalizer<Text> texts) : PageModel
{
    private SignedInUser _me = null!;

    public UserView Account { get; private set; } = null!;

    public bool IsOneself => Account.Id == _me.Id;

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

    public string? DoneSentence => Request.Done() switch
    {
        "created" => (string)texts["The account was made."],
        "saved" => texts["Saved."],
        "disabled" => texts["The account is disabled, and signed out everywhere."],
        "enabled" => texts["The account is open again."],
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync([FromRoute] string username, CancellationToken cancellationToken)
    {
        if (!await FindAsync(username, cancellationToken))
        {
            return NotFound();
        }

        FillIn();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string username, CancellationToken cancellationToken)
    {
        if (!await FindAsync(username, cancellationToken))
        {
            return NotFound();
        }

        var refusals = await changeAccount.HandleAsync(Account, new AccountChange(DisplayName, Email, Password, IsAdministrator, IsAuthor), _me.Id, cancellationToken);
        return refusals.Count > 0 ? this.Refused(texts, refusals) : Done("saved");
    }

    public async Task<IActionResult> OnPostDisableAsync([FromRoute] string username, CancellationToken cancellationToken)
    {
        if (!await FindAsync(username, cancellationToken))
        {
            return NotFound();
        }

        if (await disableAccount.DisableAsync(Account.Id, _me.Id, cancellationToken) is { } refusal)
        {
            FillIn();
            return this.Refused(texts, [new AccountRefusal("", refusal)]);
        }

        return Done("disabled");
    }

    public async Task<IActionResult> OnPostEnableAsync([FromRoute] string username, CancellationToken cancellationToken)
    {
        if (!await FindAsync(username, cancellationToken))
        {
            return NotFound();
        }

        await disableAccount.EnableAsync(Account.Id, cancellationToken);
        return Done("enabled");
    }

    private async Task<bool> FindAsync(string username, CancellationToken cancellationToken)
    {
        _me = await currentUser.DemandAsync(cancellationToken);
        if (await db.Users.Named(username).AsViews().SingleOrDefaultAsync(cancellationToken) is not { } account)
        {
            return false;
        }

        Account = account;
        return true;
    }

    private void FillIn() =>
        (DisplayName, Email, IsAdministrator, IsAuthor) = (Account.DisplayName, Account.Email, Account.IsAdministrator, Account.IsAuthor);

    private SeeOtherResult Done(string what) => new($"/users/{Account.UserName}?{Refusals.DoneKey}={what}");
}
