using Blog.Data;

namespace Blog.Chat.Reports;

/// <summary>What a report asks of a conversation.</summary>
/// <param name="Path">Of its article; null for one that was not asked on an article.</param>
/// <param name="IsDropped">
/// The visitor gave up before the first answer: ended the chat, or had left when an author closed it, so that none of the
/// visitor's tabs ever heard of the end.
/// </param>
public sealed record ReportedChat(DateTime CreatedUtc, DateTime? FirstReplyUtc, DateTime? ClosedUtc, ChatRating? Rating, string? Path, string? Title, bool IsDropped)
{
    /// <summary>An open one may yet be answered, for a day.</summary>
    private static readonly TimeSpan Hope = TimeSpan.FromHours(24);

    public TimeSpan? FirstReplyAfter => FirstReplyUtc - CreatedUtc;

    /// <summary>Nobody has answered, and nobody will, though the visitor had not given up.</summary>
    public bool IsMissed(DateTime nowUtc) => FirstReplyUtc is null && !IsDropped && (ClosedUtc is not null || nowUtc - CreatedUtc >= Hope);
}
