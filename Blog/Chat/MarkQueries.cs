using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>How far one's own messages have come on the other side.</summary>
public sealed record Marks(long Delivered, long Seen, DateTime? SeenUtc)
{
    public static Marks None { get; } = new(0, 0, null);
}

/// <summary>Reads marks of a conversation whose access was asked already.</summary>
public static class MarkQueries
{
    /// <summary>The visitor's mark for those who answer; for the visitor the furthest of all who answer.</summary>
    public static async Task<Marks> MarksOfOthersAsync(this BlogDbContext db, Guid conversationId, SenderKind viewer, CancellationToken cancellationToken)
    {
        var marks = await db.ReadMarks.AsNoTracking()
            .Where(mark => mark.ConversationId == conversationId
                && db.Conversations.Any(row => row.Id == conversationId && row.VisitorId == mark.ParticipantId) == (viewer == SenderKind.Author))
            .ToListAsync(cancellationToken);
        if (marks.Count == 0)
        {
            return Marks.None;
        }

        var furthest = marks.MaxBy(mark => mark.SeenUpTo)!;
        return new Marks(marks.Max(mark => mark.DeliveredUpTo), furthest.SeenUpTo, furthest.SeenUtc);
    }
}
