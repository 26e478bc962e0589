using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Keeps how far each side has seen a conversation, and where its visitor reads now.</summary>
public sealed class ReadMarks(BlogDbContext db, ReadingPath readingPath, InProcessWakeUp wakeUp)
{
    /// <summary>Notes that everything up to a number was on a visible screen. Nothing happens in a conversation of others.</summary>
    public async Task SeeAsync(Guid conversationId, ChatIdentity identity, long upTo, CancellationToken cancellationToken)
    {
        var hasMoved = await db.WriteAsync(
            async () => await db.FindConversationAsync(conversationId, identity, cancellationToken) is not null
                && await db.MarkSeenAsync(conversationId, identity.Id, upTo, cancellationToken),
            cancellationToken);
        if (hasMoved)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }
    }

    /// <summary>Notes which page the visitor has open now.</summary>
    public async Task ReadAsync(Guid conversationId, ChatIdentity visitor, string path, CancellationToken cancellationToken)
    {
        var articleId = (await readingPath.FindArticleAsync(path, cancellationToken))?.Id;
        var changed = await db.WriteAsync(
            () => visitor.Scope(db.Conversations)
                .Where(row => row.Id == conversationId && row.ReadingArticleId != articleId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingArticleId, articleId), cancellationToken),
            cancellationToken);
        if (changed > 0)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
        }
    }
}
