using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>The tags of a conversation as its author's page shows them.</summary>
/// <param name="Known">What authors have put on conversations so far, to choose from.</param>
public sealed record TagsModel(Guid ConversationId, int? ArticleId, IReadOnlyList<string> Names, IReadOnlyList<string> Known, string Token)
{
    /// <summary>What was typed and not taken, and why, as a key of the texts.</summary>
    public (string Typed, string Sentence)? Refusal { get; init; }
}

/// <summary>Puts words on conversations, to find them again.</summary>
public sealed class ConversationTags(BlogDbContext db, InProcessWakeUp wakeUp)
{
    private const int MaxKnown = 100;

    /// <summary>The tags of a conversation; null when the author may not see it.</summary>
    public async Task<TagsModel?> FindAsync(Guid conversationId, SignedInUser user, string token, CancellationToken cancellationToken)
    {
        var found = await db.Conversations.AsNoTracking().VisibleTo(user)
            .Where(row => row.Id == conversationId)
            .Select(row => new { row.ArticleId, Names = row.Tags.OrderBy(tag => tag.Name).Select(tag => tag.Name).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new TagsModel(conversationId, found.ArticleId, found.Names, await KnownAsync(user, cancellationToken), token);
    }

    /// <summary>The tags of all conversations that the author may see.</summary>
    public Task<List<string>> KnownAsync(SignedInUser user, CancellationToken cancellationToken)
    {
        var visible = db.Conversations.VisibleTo(user);
        var tags = user.IsAdministrator ? db.ConversationTags : db.ConversationTags.Where(tag => visible.Any(row => row.Id == tag.ConversationId));
        return tags.Select(tag => tag.Name).Distinct().OrderBy(name => name).Take(MaxKnown).ToListAsync(cancellationToken);
    }

    /// <summary>Puts one on; one that is there already stays. Gives the reason when it can not, as a key of the texts.</summary>
    public async Task<(bool IsFound, string? Refusal)> AddAsync(Guid conversationId, SignedInUser user, string? typed, CancellationToken cancellationToken)
    {
        var name = Normalize(typed);
        var result = await db.WriteAsync(
            async () =>
            {
                if (await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), cancellationToken) is null)
                {
                    return (false, null);
                }

                var names = await db.ConversationTags.Where(tag => tag.ConversationId == conversationId).Select(tag => tag.Name).ToListAsync(cancellationToken);
                if (Refusal(name, names) is { } refusal)
                {
                    return (true, refusal);
                }

                if (!names.Contains(name, StringComparer.Ordinal))
                {
                    db.ConversationTags.Add(new ConversationTag { ConversationId = conversationId, Name = name });
                    await db.SaveChangesAsync(cancellationToken);
                }

                return (true, (string?)null);
            },
            cancellationToken);
        wakeUp.Publish(ChatTopics.Inbox);
        return result;
    }

    /// <summary>Takes one off; one that is not there is no failure. False when the author may not see the conversation.</summary>
    public async Task<bool> RemoveAsync(Guid conversationId, SignedInUser user, string? name, CancellationToken cancellationToken)
    {
        var isFound = await db.WriteAsync(
            async () =>
            {
                if (await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), cancellationToken) is null)
                {
                    return false;
                }

                await db.ConversationTags.Where(tag => tag.ConversationId == conversationId && tag.Name == name).ExecuteDeleteAsync(cancellationToken);
                return true;
            },
            cancellationToken);
        wakeUp.Publish(ChatTopics.Inbox);
        return isFound;
    }

    /// <summary>The one form in which a tag is stored and looked for.</summary>
    public static string Normalize(string? typed) =>
        string.Join(' ', PlainText.Normalize(typed).TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static string? Refusal(string name, List<string> names) => name.Length switch
    {
        0 => "Write a word for it.",
        > ConversationTag.MaxNameLength => "That is too long: a tag has at most 40 characters.",
        _ => names.Count >= ConversationTag.MaxOfConversation && !names.Contains(name, StringComparer.Ordinal) ? "A conversation has at most 10 tags." : null,
    };
}
