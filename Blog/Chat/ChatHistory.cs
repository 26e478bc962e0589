using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Some messages in a row, oldest first.</summary>
/// <param name="Next">The number expected after the last of them.</param>
/// <param name="HasOlder">Whether there are messages before the first of them.</param>
public sealed record HistoryPage(IReadOnlyList<Message> Messages, long Next, bool HasOlder);

/// <summary>Messages out of the middle of a conversation, to which nothing new is added.</summary>
/// <param name="HasNewer">Whether there are messages after the last of them.</param>
public sealed record HistoryPart(HistoryPage Page, bool HasNewer);

/// <summary>Reads messages of a conversation whose access was asked already.</summary>
public static class ChatHistory
{
    /// <summary>How many messages a pane shows at first, and how many come with each step back.</summary>
    public const int PageSize = 40;

    /// <summary>Further behind than this, a client gets the newest page instead of all it missed.</summary>
    public const int MaxBehind = 200;

    public static async Task<HistoryPage> NewestAsync(this BlogDbContext db, Guid conversationId, CancellationToken cancellationToken) =>
        await db.BeforeAsync(conversationId, long.MaxValue, cancellationToken);

    /// <summary>The page that ends right before a number.</summary>
    public static Task<HistoryPage> BeforeAsync(this BlogDbContext db, Guid conversationId, long before, CancellationToken cancellationToken) =>
        db.BeforeAsync(conversationId, before, PageSize, cancellationToken);

    private static async Task<HistoryPage> BeforeAsync(this BlogDbContext db, Guid conversationId, long before, int count, CancellationToken cancellationToken)
    {
        var messages = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Seq < before)
            .OrderByDescending(message => message.Seq)
            .Take(count)
            .ToListAsync(cancellationToken);
        messages.Reverse();
        return new HistoryPage(messages, messages.Count == 0 ? 1 : messages[^1].Seq + 1, messages.Count > 0 && messages[0].Seq > 1);
    }

    /// <summary>The messages around a number, as many before as after it.</summary>
    public static async Task<HistoryPart> AroundAsync(this BlogDbContext db, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        var before = await db.BeforeAsync(conversationId, seq + 1, PageSize / 2, cancellationToken);
        var after = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Seq > seq)
            .OrderBy(message => message.Seq)
            .Take((PageSize / 2) + 1)
            .ToListAsync(cancellationToken);
        List<Message> messages = [.. before.Messages, .. after.Take(PageSize / 2)];
        var page = new HistoryPage(messages, messages.Count == 0 ? 1 : messages[^1].Seq + 1, before.HasOlder);
        return new HistoryPart(page, HasNewer: after.Count > PageSize / 2);
    }

    /// <summary>What follows a number, at most <see cref="MaxBehind"/> messages.</summary>
    public static async Task<IReadOnlyList<Message>> AfterAsync(this BlogDbContext db, Guid conversationId, long after, CancellationToken cancellationToken) =>
        await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Seq > after)
            .OrderBy(message => message.Seq)
            .Take(MaxBehind)
            .ToListAsync(cancellationToken);
}
