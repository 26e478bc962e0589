using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Closes and re-opens conversations, and says so in them.</summary>
public sealed class CloseConversation(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>Closes it; closing a closed one changes nothing. False when this side may not see it.</summary>
    public Task<bool> CloseAsync(Guid conversationId, ChatIdentity identity, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationId,
            identity,
            async conversation =>
            {
                if (conversation.ClosedUtc is not null)
                {
                    return;
                }

                await db.AppendEventAsync(conversation.Id, SystemEvent.Closed, identity.NameIn(conversation), time, cancellationToken);
                var now = time.GetUtcNow().UtcDateTime;
                await db.Conversations.Where(row => row.Id == conversation.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.ClosedUtc, now).SetProperty(row => row.WaitingSinceUtc, (DateTime?)null),
                    cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// Opens it again; an open one stays as it is. False when this side may not see it, or when the visitor has
    /// started another one since: a visitor has one open conversation.
    /// </summary>
    public async Task<bool> ReopenAsync(Guid conversationId, ChatIdentity identity, CancellationToken cancellationToken)
    {
        var hasAnother = false;
        var isFound = await ChangeAsync(
            conversationId,
            identity,
            async conversation =>
            {
                if (conversation.ClosedUtc is null)
                {
                    return;
                }

                hasAnother = await db.Conversations.OfVisitor(conversation.VisitorId).Open().AnyAsync(cancellationToken);
                if (!hasAnother)
                {
                    await db.ReopenAsync(conversation.Id, identity.NameIn(conversation), time, cancellationToken);
                }
            },
            cancellationToken);
        return isFound && !hasAnother;
    }

    private async Task<bool> ChangeAsync(Guid conversationId, ChatIdentity identity, Func<Conversation, Task> change, CancellationToken cancellationToken)
    {
        var isFound = await db.WriteAsync(
            async () =>
            {
                var conversation = await db.FindConversationAsync(conversationId, identity, cancellationToken);
                if (conversation is not null)
                {
                    await change(conversation);
                }

                return conversation is not null;
            },
            cancellationToken);
        if (isFound)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }

        return isFound;
    }
}
