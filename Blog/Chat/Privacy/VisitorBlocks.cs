using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Privacy;

public static class VisitorBlocks
{
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
}
