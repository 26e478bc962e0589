using System.Globalization;
using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Blocks the visitor of a conversation; the form stands beside the conversation, and here when something is wrong with it.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BlockModel(BlogDbContext db, CurrentUser currentUser, BlockVisitor blocking) : PageModel
{
    public Guid Id { get; private set; }

    public string VisitorName { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public int? Days { get; private set; } = 1;

    /// <summary>What is wrong, as a key of the texts.</summary>
    public string? Refusal { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => ShownAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, string? reason, string? days, CancellationToken cancellationToken)
    {
        (Reason, Days) = (reason ?? "", DaysIn(days));
        var result = await blocking.BlockAsync(new NewBlock(id, reason, Days), await currentUser.DemandAsync(cancellationToken), cancellationToken);
        if (result is { IsFound: true, Refusal: { } refusal })
        {
            Refusal = refusal;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShownAsync(id, cancellationToken);
        }

        return result.IsFound ? new SeeOtherResult($"/chats/{ChatIds.Key(id)}") : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await blocking.UnblockAsync(id, await currentUser.DemandAsync(cancellationToken), cancellationToken);
        return result.IsFound ? new SeeOtherResult($"/chats/{ChatIds.Key(id)}") : NotFound();
    }

    private async Task<IActionResult> ShownAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await currentUser.DemandAsync(cancellationToken);
        if (await db.Conversations.VisibleTo(user).Where(row => row.Id == id).Select(row => row.VisitorName).SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return NotFound();
        }

        (Id, VisitorName) = (id, name);
        return Page();
    }

    /// <summary>Zero, which nobody offers, for what is neither a number nor "forever".</summary>
    private static int? DaysIn(string? days) =>
        days == "forever" ? null : int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
