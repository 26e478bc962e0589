using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Users;

/// <summary>Asks before an account is deleted, and who shall have its articles.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeleteModel(BlogDbContext db, CurrentUser currentUser, DeleteAccount deleteAccount, InboxBell inbox, IStringLocalizer<Text> texts) : PageModel
{
    public UserView Account { get; private set; } = null!;

    public int ArticleCount { get; private set; }

    public IReadOnlyList<UserView> Heirs { get; private set; } = [];

    /// <summary>Who gets the articles; nobody leaves them without an author.</summary>
    [BindProperty]
    public Guid? Heir { get; set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string username, CancellationToken cancellationToken) =>
        await FindAsync(username, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string username, CancellationToken cancellationToken)
    {
        var me = await currentUser.DemandAsync(cancellationToken);
        if (!await FindAsync(username, cancellationToken))
        {
            return NotFound();
        }

        // What is no account at all must not pass for "nobody".
        var refusal = ModelState.IsValid
            ? await deleteAccount.HandleAsync(Account.Id, Heir, me.Id, cancellationToken)
            : new AccountRefusal("", "Choose somebody who may write articles.");
        if (refusal is not null)
        {
            return this.Refused(texts, [refusal]);
        }

        inbox.Ring();
        return new SeeOtherResult($"/users?{Refusals.DoneKey}=deleted");
    }

    private async Task<bool> FindAsync(string username, CancellationToken cancellationToken)
    {
        if (await db.Users.Named(username).AsViews().SingleOrDefaultAsync(cancellationToken) is not { } account)
        {
            return false;
        }

        Account = account;
        ArticleCount = await db.Articles.CountAsync(article => article.AuthorId == account.Id, cancellationToken);
        Heirs = await db.Users.HeirsOf(account.Id).ByName().AsViews().ToListAsync(cancellationToken);
        return true;
    }
}
