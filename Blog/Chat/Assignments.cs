using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What became of an assignment: done, or why not as a key of the texts with a place for a name.</summary>
public sealed record AssignResult(bool IsFound, string? Refusal = null, string Name = "")
{
    internal static AssignResult NotFound { get; } = new(false);

    internal static AssignResult Done { get; } = new(true);
}

/// <summary>Who of the authors answers a conversation: taking it, taking it over, giving it back and handing it on.</summary>
public sealed class Assignments(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>Takes a conversation that nobody has; of two who try at once one wins, and the other hears who.</summary>
    public Task<AssignResult> ClaimAsync(Guid conversationId, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationId,
            user,
            async row =>
            {
                if (row.AssignedToId is { } owner && owner != user.Id)
                {
                    return new AssignResult(true, "{0} was quicker and has this conversation.", await NameAsync(owner, cancellationToken));
                }

                await AssignAsync(conversationId, user.Id, cancellationToken);
                return AssignResult.Done;
            },
            cancellationToken);

    /// <summary>Takes a conversation, whoever has it.</summary>
    public Task<AssignResult> TakeOverAsync(Guid conversationId, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationId,
            user,
            async _ =>
            {
                await AssignAsync(conversationId, user.Id, cancellationToken);
                return AssignResult.Done;
            },
            cancellationToken);

    /// <summary>Gives one's own conversation back to all who may see it.</summary>
    public Task<AssignResult> ReleaseAsync(Guid conversationId, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationId,
            user,
            async row =>
            {
                if (row.AssignedToId == user.Id)
                {
                    // Whom it was handed to may be the only one who sees it: it must not vanish for everybody.
                    await db.Conversations.Where(found => found.Id == conversationId).ExecuteUpdateAsync(
                        set => set.SetProperty(found => found.AssignedToId, (Guid?)null).SetProperty(found => found.OpenToAll, true),
                        cancellationToken);
                }

                return AssignResult.Done;
            },
            cancellationToken);

    /// <summary>Hands a conversation to a colleague, with a word for them as a private note.</summary>
    public Task<AssignResult> TransferAsync(Guid conversationId, SignedInUser user, Guid toId, string? word, CancellationToken cancellationToken)
    {
        var note = MessageText.Normalize(word);
        if (note.Length > 0 && MessageText.Refusal(note) is { } refusal)
        {
            return Task.FromResult(new AssignResult(true, refusal));
        }

        return ChangeAsync(
            conversationId,
            user,
            async row =>
            {
                if (!await db.Users.AnyAsync(other => other.Id == toId && !other.IsDisabled && (other.IsAuthor || other.IsAdministrator), cancellationToken))
                {
                    return new AssignResult(true, "Choose somebody who answers chats.");
                }

                await AssignAsync(conversationId, toId, cancellationToken);
                if (note.Length > 0)
                {
                    await AddNoteAsync(row, user, note, cancellationToken);
                }

                return AssignResult.Done;
            },
            cancellationToken);
    }

    private async Task<AssignResult> ChangeAsync(Guid conversationId, SignedInUser user, Func<Conversation, Task<AssignResult>> change, CancellationToken cancellationToken)
    {
        var result = await db.WriteAsync(
            async () => await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), cancellationToken) is { } row
                ? await change(row)
                : AssignResult.NotFound,
            cancellationToken);
        if (result is { IsFound: true, Refusal: null })
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }

        return result;
    }

    private Task<int> AssignAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken) =>
        db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AssignedToId, userId), cancellationToken);

    private async Task<string> NameAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken) ?? "";

    private async Task AddNoteAsync(Conversation conversation, SignedInUser user, string text, CancellationToken cancellationToken)
    {
        db.ConversationNotes.Add(new ConversationNote
        {
            ConversationId = conversation.Id,
            AfterSeq = conversation.LastSeq,
            AuthorId = user.Id,
            AuthorName = user.DisplayName,
            Text = text,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
