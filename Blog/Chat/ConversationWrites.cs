using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What several commands write. All of it inside a <see cref="BlogDbContext.WriteAsync{T}"/> of the caller.</summary>
internal static class ConversationWrites
{
    /// <summary>The number taken last. Read after an update of the same row in the same transaction: the row's lock makes the order of commits the order of numbers.</summary>
    public static Task<long> LastSeqAsync(this BlogDbContext db, Guid conversationId, CancellationToken cancellationToken) =>
        db.Conversations.Where(row => row.Id == conversationId).Select(row => row.LastSeq).SingleAsync(cancellationToken);

    /// <summary>Adds a system row; its words are made in each reader's language when it is drawn.</summary>
    public static async Task AppendEventAsync(this BlogDbContext db, Guid conversationId, SystemEvent what, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        await db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeq, row => row.LastSeq + 1), cancellationToken);
        db.Messages.Add(new Message
        {
            ConversationId = conversationId,
            Seq = await db.LastSeqAsync(conversationId, cancellationToken),
            Sender = SenderKind.System,
            SenderId = Guid.Empty,
            SenderName = name,
            ClientId = Guid.NewGuid(),
            Text = what.ToString(),
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public static async Task ReopenAsync(this BlogDbContext db, Guid conversationId, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        await db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedUtc, (DateTime?)null), cancellationToken);
        await db.AppendEventAsync(conversationId, SystemEvent.Reopened, name, time, cancellationToken);
    }

    /// <summary>Moves a mark forward, never back, and never past the newest message. False when it stands there already.</summary>
    public static async Task<bool> MarkSeenAsync(this BlogDbContext db, Guid conversationId, Guid participantId, long upTo, TimeProvider time, CancellationToken cancellationToken)
    {
        var seen = Math.Min(upTo, await db.LastSeqAsync(conversationId, cancellationToken));
        var mark = await db.MarkAsync(conversationId, participantId, cancellationToken);
        if (mark.SeenUpTo >= seen && mark.UnreadFrom is null)
        {
            return false;
        }

        mark.UnreadFrom = null;
        if (mark.SeenUpTo < seen)
        {
            mark.SeenUpTo = seen;
            mark.SeenUtc = time.GetUtcNow().UtcDateTime;
            mark.DeliveredUpTo = Math.Max(mark.DeliveredUpTo, seen);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The mark to move, a new one if there is none yet.</summary>
    public static async Task<ReadMark> MarkAsync(this BlogDbContext db, Guid conversationId, Guid participantId, CancellationToken cancellationToken)
    {
        if (await db.ReadMarks.FindAsync([conversationId, participantId], cancellationToken) is { } mark)
        {
            return mark;
        }

        mark = new ReadMark { ConversationId = conversationId, ParticipantId = participantId };
        db.ReadMarks.Add(mark);
        return mark;
    }
}
