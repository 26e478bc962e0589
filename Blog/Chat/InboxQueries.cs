using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>The conversations of a list, and their order.</summary>
internal static class InboxQueries
{
    public static IQueryable<Conversation> Of(this IQueryable<Conversation> visible, InboxList list, Guid userId, BlogDbContext db, DateTime now)
    {
        var rows = list.Tab switch
        {
            InboxTab.Waiting => visible.Open().Where(row => row.WaitingSinceUtc != null),
            InboxTab.Mine => visible.Open().Where(row => row.AssignedToId == userId),
            InboxTab.Closed => visible.Closed(),
            _ => visible.Open(),
        };
        if (list.Tag is { } tag)
        {
            rows = rows.Where(row => db.ConversationTags.Any(put => put.ConversationId == row.Id && put.Name == tag));
        }

        if (list.ArticleId is { } article)
        {
            rows = rows.Where(row => row.ArticleId == article);
        }

        return list.Only switch
        {
            InboxOnly.WithEmail => rows.Where(row => row.VisitorEmail != null),
            InboxOnly.Blocked => rows.Where(row => db.VisitorBlocks.Any(block => block.VisitorId == row.VisitorId && (block.UntilUtc == null || block.UntilUtc > now))),
            _ => rows,
        };
    }

    /// <summary>Who has waited longest stands first; then those whom nobody keeps waiting, the latest first.</summary>
    public static IQueryable<Conversation> InOrder(this IQueryable<Conversation> rows, InboxTab tab) => tab == InboxTab.Closed
        ? rows.OrderByDescending(row => row.ClosedUtc)
        : rows
            .OrderBy(row => row.WaitingSinceUtc == null)
            .ThenBy(row => row.WaitingSinceUtc)
            .ThenByDescending(row => row.LastMessageUtc)
            .ThenBy(row => row.Id);
}
