using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Privacy;

/// <param name="Name">The visitor's in the newest conversation, or else of the account; null of whom nothing else is left.</param>
/// <param name="ConversationId">The newest one, if any is left.</param>
public sealed record BlockedVisitor(VisitorBlock Block, string? Name, Guid? ConversationId);

public static class VisitorBlocks
{
    public const int PageSize = 50;

    /// <summary>What a blocked visitor is told, and all of it: a key of the texts.</summary>
    public const string Sentence = "This chat is not available.";

    /// <summary>The blocks that hold at this time.</summary>
    public static IQueryable<VisitorBlock> Holding(this IQueryable<VisitorBlock> blocks, DateTime nowUtc) =>
        blocks.Where(block => block.UntilUtc == null || block.UntilUtc > nowUtc);

    public static Task<bool> IsBlockedAsync(this BlogDbContext db, Guid visitorId, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.VisitorBlocks.Holding(now).AnyAsync(block => block.VisitorId == visitorId, cancellationToken);
    }

    /// <summary>Those that hold at this time, the newest first.</summary>
    public static Task<PagedList<BlockedVisitor>> BlocksPageAsync(this BlogDbContext db, DateTime nowUtc, int page, CancellationToken cancellationToken) =>
        db.VisitorBlocks.AsNoTracking()
            .Holding(nowUtc)
            .OrderByDescending(block => block.CreatedUtc)
            .ThenBy(block => block.VisitorId)
            .Select(block => new BlockedVisitor(
                block,
                db.Conversations.Where(row => row.VisitorId == block.VisitorId).OrderByDescending(row => row.CreatedUtc).Select(row => row.VisitorName).FirstOrDefault()
                    ?? db.Visitors.Where(visitor => visitor.Id == block.VisitorId).Select(visitor => visitor.User!.DisplayName).FirstOrDefault(),
                db.Conversations.Where(row => row.VisitorId == block.VisitorId).OrderByDescending(row => row.CreatedUtc).Select(row => (Guid?)row.Id).FirstOrDefault()))
            .ToPagedListAsync(page, PageSize, cancellationToken);
}
