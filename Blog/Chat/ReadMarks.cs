using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// Keeps how much of a conversation has reached each side, and where its visitor reads now. That is state, and the next mark says as
/// much: one that the database does not take is let go, and no line is ended for it.
/// </summary>
public sealed class ReadMarks(BlogDbContext db, ReadingPath readingPath, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>What the same client says next waits for the mark, and may be a message.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(0.5);

    /// <summary>Notes that everything up to a number was on a visible screen. Nothing happens in a conversation of others.</summary>
    public async Task SeeAsync(Guid conversationId, ChatIdentity identity, long upTo, CancellationToken cancellationToken)
    {
        var hasMoved = await TryWriteAsync(
            async () => await db.FindConversationAsync(conversationId, identity, cancellationToken) is not null
                && await db.MarkSeenAsync(conversationId, identity.Id, upTo, time, cancellationToken),
            cancellationToken);
        if (hasMoved)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }
    }

    /// <summary>Makes the visitor's newest message unread again for this author alone. False in a conversation of others.</summary>
    public async Task<bool> UnseeAsync(Guid conversationId, ChatIdentity author, CancellationToken cancellationToken)
    {
        var isFound = await db.WriteAsync(
            async () =>
            {
                if (await db.FindConversationAsync(conversationId, author, cancellationToken) is null)
                {
                    return false;
                }

                var mark = await db.MarkAsync(conversationId, author.Id, cancellationToken);
                mark.UnreadFrom = await db.Messages
                    .Where(message => message.ConversationId == conversationId && message.Sender == SenderKind.Visitor)
                    .MaxAsync(message => message.Seq, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
        if (isFound)
        {
            wakeUp.Publish(ChatTopics.Inbox);
        }

        return isFound;
    }

    /// <summary>Notes what has reached a page of this side, looked at or not. Conversations of others are left out.</summary>
    /// <param name="upTo">The newest number that came, per conversation.</param>
    public async Task ReceiveAsync(IReadOnlyDictionary<Guid, long> upTo, ChatIdentity identity, CancellationToken cancellationToken)
    {
        // Most pages tell what is known already: that costs no turn of the writer's.
        var news = await NewsAsync(upTo, identity, cancellationToken);
        if (news.Count == 0)
        {
            return;
        }

        var hasMoved = await TryWriteAsync(
            async () =>
            {
                foreach (var (conversationId, number) in news)
                {
                    var mark = await db.MarkAsync(conversationId, identity.Id, cancellationToken);
                    mark.DeliveredUpTo = Math.Max(mark.DeliveredUpTo, number);
                }

                return await db.SaveChangesAsync(cancellationToken) > 0;
            },
            cancellationToken);
        foreach (var conversationId in hasMoved ? news.Keys : Enumerable.Empty<Guid>())
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
        }
    }

    /// <summary>Notes which page the visitor has open now, and how much of it was on the screen.</summary>
    /// <param name="percent">0 to 100.</param>
    public async Task ReadAsync(Guid conversationId, ChatIdentity visitor, string path, int percent, CancellationToken cancellationToken)
    {
        var articleId = (await readingPath.FindArticleAsync(path, cancellationToken))?.Id;
        var hasChanged = await TryWriteAsync(
            async () =>
            {
                var open = visitor.Scope(db.Conversations).Where(row => row.Id == conversationId);
                if (!await open.AnyAsync(cancellationToken))
                {
                    return false;
                }

                await open.Where(row => row.ReadingArticleId != articleId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingArticleId, articleId), cancellationToken);
                return await db.StepAsync(conversationId, articleId, articleId is null ? 0 : Math.Clamp(percent, 0, 100), time.GetUtcNow().UtcDateTime, cancellationToken);
            },
            cancellationToken);
        if (hasChanged)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
        }
    }

    private async Task<Dictionary<Guid, long>> NewsAsync(IReadOnlyDictionary<Guid, long> upTo, ChatIdentity identity, CancellationToken cancellationToken)
    {
        var known = await identity.Scope(db.Conversations.AsNoTracking())
            .Where(row => upTo.Keys.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.LastSeq,
                Delivered = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == identity.Id).Select(mark => (long?)mark.DeliveredUpTo).FirstOrDefault() ?? 0,
            })
            .ToListAsync(cancellationToken);
        return known
            .Select(row => (row.Id, Number: Math.Min(upTo[row.Id], row.LastSeq), row.Delivered))
            .Where(row => row.Number > row.Delivered)
            .ToDictionary(row => row.Id, row => row.Number);
    }

    private async Task<bool> TryWriteAsync(Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            return await db.WriteAsync(work, patience.Token);
        }
        catch (Exception exception) when (exception is NotSavedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
