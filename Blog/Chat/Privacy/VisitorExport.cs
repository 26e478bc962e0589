using Blog.Data;

namespace Blog.Chat.Privacy;

/// <summary>Everything that is kept of a visitor, but for what the authors wrote for each other.</summary>
/// <param name="Account">The name of the account that the visitor belongs to, if any.</param>
/// <param name="IsBlocked">Whether the visitor may not chat now; why is the authors' word.</param>
public sealed record VisitorExport(string Blog, DateTime ExportedUtc, DateTime FirstSeenUtc, string? Account, bool IsBlocked, DateTime? BlockedUntilUtc, IReadOnlyList<ExportedChat> Conversations);

public sealed record ExportedChat(
    string Id,
    string Name,
    string? Email,
    string? Article,
    DateTime CreatedUtc,
    DateTime? ClosedUtc,
    string? Language,
    string? TimeZone,
    string? Browser,
    string? Referrer,
    ChatRating? Rating,
    string? RatingComment,
    DateTime? RatedUtc,
    DateTime? MailedUtc,
    DateTime? SeenUtc,
    IReadOnlyList<string> Tags,
    IReadOnlyList<ExportedPage> PagesSeen,
    IReadOnlyList<ExportedMessage> Messages);

/// <param name="Article">Null for a page that is no article.</param>
public sealed record ExportedPage(DateTime OpenedUtc, DateTime LeftUtc, string? Article, int Percent);

/// <param name="Side">"visitor", "author" or "system".</param>
public sealed record ExportedMessage(long Number, DateTime SentUtc, string Side, string Name, string Text);
