namespace Blog.Chat;

/// <summary>One conversation on the author's page.</summary>
public sealed record ThreadModel(Guid Id, string VisitorName, AboutArticle Article, ThreadState State, HistoryPage History, ComposerModel Composer, ContextModel Context)
{
    /// <summary>The message that was looked for; null to stand at the newest.</summary>
    public long? At { get; init; }

    /// <summary>The newest message that was on a visible screen of this author before.</summary>
    public long SeenUpTo { get; init; }

    /// <summary>Shown instead of the newest messages when what was looked for lies long before them.</summary>
    public HistoryPart? Part { get; init; }

    /// <summary>To whom it can be handed.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>What stands between the messages.</summary>
    public Asides Asides { get; init; } = Asides.None;

    /// <summary>The form of a note that was not kept; null draws an empty one.</summary>
    public NoteFormModel? Note { get; init; }

    /// <summary>What was wrong with the last thing that was done to it, as a key of the texts, and what stands in its place.</summary>
    public (string Sentence, string Value)? Refusal { get; init; }
}

/// <summary>Why no conversation is shown.</summary>
public enum NoThread
{
    /// <summary>None was chosen yet.</summary>
    None = 0,

    /// <summary>The author went back to the list.</summary>
    Left = 1,

    /// <summary>It was deleted, or the author may not see it any more; sent to a page that shows it.</summary>
    Gone = 2,
}

/// <summary>Somebody else who answers.</summary>
public sealed record Colleague(Guid Id, string DisplayName, bool IsOnline);

/// <summary>What changes in a thread besides messages.</summary>
/// <param name="IsHere">Whether one of the visitor's tabs is connected now.</param>
/// <param name="OwnerName">Who has taken the conversation.</param>
/// <param name="IsBlocked">Whether the visitor may not chat now: an answer would not arrive.</param>
/// <param name="Viewers">The names of other authors who have it open, ready to be read.</param>
public sealed record ThreadState(Guid ConversationId, bool IsClosed, AboutArticle Reading, long LastSeq, string? OwnerName, bool IsMine, bool IsHere, bool IsBlocked, string Viewers)
{
    /// <summary>Whether the author has to take it over before writing.</summary>
    public bool IsOthers => OwnerName is not null && !IsMine;
}
