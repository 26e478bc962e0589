using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What became of a note that was written.</summary>
/// <param name="Refusal">Why it was not kept, as a key of the texts.</param>
public sealed record NoteResult(bool IsFound, string? Refusal = null);

/// <summary>
/// Private notes: whoever may see a conversation may write one, also where somebody else answers and where it is closed.
/// </summary>
public sealed class Notes(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    public async Task<NoteResult> AddAsync(Guid conversationId, SignedInUser user, string? typed, CancellationToken cancellationToken)
    {
        var text = MessageText.Normalize(typed);
        var refusal = text.Length > Message.MaxTextLength ? "That is too long: a note has at most 2,000 characters." : MessageText.Refusal(text);
        var isFound = await db.WriteAsync(
            async () =>
            {
                if (await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), cancellationToken) is not { } row)
                {
                    return false;
                }

                if (refusal is null)
                {
                    db.ConversationNotes.Add(new ConversationNote
                    {
                        ConversationId = row.Id,
                        AfterSeq = row.LastSeq,
                        AuthorId = user.Id,
                        AuthorName = user.DisplayName,
                        Text = text,
                        CreatedUtc = time.GetUtcNow().UtcDateTime,
                    });
                    await db.SaveChangesAsync(cancellationToken);
                }

                return true;
            },
            cancellationToken);
        if (isFound && refusal is null)
        {
            Tell(conversationId);
        }

        return new NoteResult(isFound, refusal);
    }

    /// <summary>Deletes one's own note; one that is gone already is no failure. False when the author may not see the conversation.</summary>
    public async Task<bool> DeleteAsync(Guid conversationId, SignedInUser user, int noteId, CancellationToken cancellationToken)
    {
        var isFound = await db.WriteAsync(
            async () =>
            {
                if (await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), cancellationToken) is null)
                {
                    return false;
                }

                await db.ConversationNotes
                    .Where(note => note.Id == noteId && note.ConversationId == conversationId && note.AuthorId == user.Id)
                    .ExecuteDeleteAsync(cancellationToken);
                return true;
            },
            cancellationToken);
        if (isFound)
        {
            Tell(conversationId);
        }

        return isFound;
    }

    private void Tell(Guid conversationId)
    {
        wakeUp.Publish(ChatTopics.Of(conversationId));
        wakeUp.Publish(ChatTopics.Inbox);
    }
}
