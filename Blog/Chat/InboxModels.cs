using Blog.Data;

namespace Blog.Chat;

/// <summary>The list of conversations as one author sees it.</summary>
/// <param name="Matching">How many there are in a list that is narrowed; null in one that is not.</param>
/// <param name="HasMore">Whether another page follows.</param>
/// <param name="Calls">What calls for the author, whichever list is shown.</param>
public sealed record InboxModel(IReadOnlyList<InboxRow> Rows, bool HasMore, InboxList List, InboxCounts Counts, int? Matching, string? ArticleTitle, IReadOnlyList<InboxCall> Calls, bool IsUpdate)
{
    /// <summary>Messages that the author has not seen, in open conversations that are not somebody else's: the same number over every list.</summary>
    public int Unread => Calls.Sum(call => call.Unread);
}

/// <summary>An open conversation, not somebody else's, that the author has taken or has not seen all of.</summary>
public sealed record InboxCall(Guid Id, Guid VisitorId, string VisitorName, string LastText, long LastSeq, int Unread, bool IsOwn, bool IsMine, bool IsWaiting)
{
    /// <summary>Whether another author has it on the screen.</summary>
    public bool IsOpenElsewhere { get; init; }

    /// <inheritdoc cref="InboxRow.IsHere"/>
    public bool IsHere { get; init; }
}

/// <summary>How many open conversations stand under each tab.</summary>
public sealed record InboxCounts(int Open, int Waiting, int Mine);

/// <param name="IsOwn">Whether the author is the visitor of this conversation.</param>
/// <param name="Number">1 for the visitor's first conversation, 3 for the third.</param>
/// <param name="OwnerName">Who has taken it.</param>
/// <param name="IsOthers">Whether somebody else answers it: taken by another, or about the article of another and not open to all.</param>
public sealed record InboxRow(
    Guid Id,
    Guid VisitorId,
    string VisitorName,
    bool IsSignedIn,
    bool IsOwn,
    string LastText,
    SenderKind LastSender,
    DateTime LastMessageUtc,
    DateTime? WaitingSinceUtc,
    string? ArticleTitle,
    int Unread,
    long LastSeq,
    int Number,
    string? OwnerName,
    bool IsMine,
    bool IsOthers,
    bool HasEmail,
    bool HasNotes,
    bool IsBlocked)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether one of the visitor's tabs is connected now.</summary>
    public bool IsHere { get; init; }

    public bool IsTyping { get; init; }
}
