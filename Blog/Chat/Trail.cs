using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>The pages that a visitor has open in the course of a conversation.</summary>
internal static class Trail
{
    private const int MaxStops = 20;

    /// <summary>The newest pages of a conversation whose access was asked already.</summary>
    /// <param name="isHere">Whether the visitor has the last of them open now.</param>
    public static async Task<TrailModel> TrailAsync(this BlogDbContext db, Guid conversationId, bool isHere, bool isUpdate, CancellationToken cancellationToken)
    {
        var stops = await db.PagesSeen.AsNoTracking()
            .Where(page => page.ConversationId == conversationId)
            .OrderByDescending(page => page.OpenedUtc)
            .ThenByDescending(page => page.Id)
            .Take(MaxStops)
            .Select(page => new TrailStop(page.Article == null ? null : "/articles/" + page.Article.Slug, page.Article!.Title, page.Percent, page.OpenedUtc, page.LeftUtc, page.AfterSeq, false))
            .ToListAsync(cancellationToken);
        if (isHere && stops.Count > 0)
        {
            stops[0] = stops[0] with { IsNow = true };
        }

        return new TrailModel(conversationId, stops, stops.Count == MaxStops, isUpdate);
    }

    /// <summary>Notes that the visitor has opened another page, or read further on the one that is open. Inside a write of the caller.</summary>
    /// <returns>Whether anything is different from before.</returns>
    public static async Task<bool> StepAsync(this BlogDbContext db, Guid conversationId, int? articleId, int percent, DateTime now, CancellationToken cancellationToken)
    {
        var newest = await db.PagesSeen
            .Where(page => page.ConversationId == conversationId)
            .OrderByDescending(page => page.OpenedUtc)
            .ThenByDescending(page => page.Id)
            .FirstOrDefaultAsync(cancellationToken);
        newest?.LeftUtc = now;
        if (newest is not null && newest.ArticleId == articleId)
        {
            var isFurther = percent > newest.Percent;
            newest.Percent = Math.Max(newest.Percent, percent);
            await db.SaveChangesAsync(cancellationToken);
            return isFurther;
        }

        db.PagesSeen.Add(new PageSeen
        {
            ConversationId = conversationId,
            AfterSeq = await db.LastSeqAsync(conversationId, cancellationToken),
            ArticleId = articleId,
            Percent = percent,
            OpenedUtc = now,
            LeftUtc = now,
        });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
