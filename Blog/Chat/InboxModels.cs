using Blog.Data;

namespace Blog.Chat;

/// <summary>The list of conversations as one author sees it.</summary>
public sealed record InboxModel(IReadOnlyList<InboxRow> Rows, bool IsClosedTab, int OpenCount, int WaitingCount, int Unread, bool IsUpdate);

/// <param name="IsOwn">Whether the author is the visitor of this conversation.</param>
public sealed record InboxRow(
    Guid Id,
    string VisitorName,
    bool IsSignedIn,
    bool IsOwn,
    string LastText,
    SenderKind LastSender,
    DateTime LastMessageUtc,
    DateTime? WaitingSinceUtc,
    string? ArticleTitle,
    int Unread,
    long LastSeq);

/// <summary>One conversation on the author's page.</summary>
public sealed record ThreadModel(Guid Id, string VisitorName, bool IsSignedIn, string? VisitorEmail, AboutArticle Article, ThreadState State, HistoryPage History, ComposerModel Composer);

/// <summary>What changes in a thread besides messages.</summary>
public sealed record ThreadState(Guid ConversationId, bool IsClosed, AboutArticle Reading, long LastSeq);
