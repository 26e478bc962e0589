using Blog.Chat.Privacy;
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
            // Not by the index of owners: it also holds all that the author has closed in years, and nothing of it in order.
            InboxTab.Mine => visible.Open().Where(row => (row.AssignedToId ?? Guid.Empty) == userId),
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

        var blocks = db.VisitorBlocks.Holding(now);
        return list.Only switch
        {
            InboxOnly.WithEmail => rows.Where(row => row.VisitorEmail != null),
            InboxOnly.Blocked => rows.Where(row => blocks.Any(block => block.VisitorId == row.VisitorId)),
            _ => rows,
        };
    }

    /// <summary>The rows of a page, from the first one on that stands on it.</summary>
    public static IQueryable<Conversation> PageOf(this IQueryable<Conversation> rows, InboxList list, int count)
    {
        var before = (list.Page - 1) * Inboxes.MaxRows;
        if (list.IsClosed)
        {
            return rows.OrderByDescending(row => row.ClosedUtc).ThenByDescending(row => row.Id).Skip(before).Take(count);
        }

        var waiting = rows.Where(row => row.WaitingSinceUtc != null).OrderBy(row => row.WaitingSinceUtc).ThenByDescending(row => row.LastMessageUtc).ThenBy(row => row.Id);
        if (list.Tab == InboxTab.Waiting)
        {
            return waiting.Skip(before).Take(count);
        }

        // Each half in the order of its index, and no further than the page goes: one order over both would sort all open ones.
        var others = rows.Where(row => row.WaitingSinceUtc == null).OrderByDescending(row => row.LastMessageUtc).ThenBy(row => row.Id);
        return waiting.Take(before + count).Concat(others.Take(before + count)).InOrder().Skip(before).Take(count);
    }

    /// <summary>Puts beside each conversation how much of it this author has seen, or says to have.</summary>
    public static IQueryable<SeenConversation> WithSeen(this IQueryable<Conversation> rows, BlogDbContext db, Guid userId) => rows.LeftJoin(
        db.ReadMarks.Where(mark => mark.ParticipantId == userId),
        row => row.Id,
        mark => mark.ConversationId,
        (row, mark) => new SeenConversation { Row = row, SeenUpTo = mark == null ? 0 : mark.UnreadFrom == null ? mark.SeenUpTo : mark.UnreadFrom.Value - 1 });

    /// <summary>Who has waited longest stands first; then those whom nobody keeps waiting, the latest first.</summary>
    public static IQueryable<Conversation> InOrder(this IQueryable<Conversation> open) => open
        .OrderBy(row => row.WaitingSinceUtc == null)
        .ThenBy(row => row.WaitingSinceUtc)
        .ThenByDescending(row => row.LastMessageUtc)
        .ThenBy(row => row.Id);
}

internal sealed class SeenConversation
{
    public required Conversation Row { get; init; }

    public long SeenUpTo { get; init; }
}
