using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Deletes everything that is kept of a visitor.</summary>
[Authorize(Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EraseModel(BlogDbContext db, EraseVisitor erasing, CurrentUser currentUser) : PageModel
{
    public Guid Id { get; private set; }

    public string VisitorName { get; private set; } = "";

    /// <summary>How many conversations go.</summary>
    public int Chats { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Conversations
            .Where(row => row.Id == id)
            .Select(row => new { row.VisitorName, Chats = db.Conversations.Count(other => other.VisitorId == row.VisitorId) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return NotFound();
        }

        (Id, VisitorName, Chats) = (id, found.VisitorName, found.Chats);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Conversations.Where(row => row.Id == id).Select(row => (Guid?)row.VisitorId).SingleOrDefaultAsync(cancellationToken) is not { } visitorId)
        {
            return NotFound();
        }

        await erasing.HandleAsync(visitorId, await currentUser.DemandAsync(cancellationToken), cancellationToken);
        return new SeeOtherResult($"/chats?{Refusals.DoneKey}=erased");
    }
}
