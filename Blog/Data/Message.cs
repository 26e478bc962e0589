namespace Blog.Data;

/// <summary>One row of a conversation. Everybody in the conversation gets every row, so the numbers have no gap.</summary>
public sealed class Message
{
    public Guid ConversationId { get; set; }

    /// <summary>1, 2, 3… in the order in which they were committed: the one order for everybody.</summary>
    public long Seq { get; set; }

    public SenderKind Sender { get; set; }

    /// <summary>The visitor's or the user's id; empty for the system.</summary>
    public Guid SenderId { get; set; }

    /// <summary>The name as it was when the message was written.</summary>
    public required string SenderName { get; set; }

    /// <summary>Made by the sender's browser: the same id sent again is the same message.</summary>
    public Guid ClientId { get; set; }

    /// <summary>Plain text; for a system row the name of the <see cref="SystemEvent"/>.</summary>
    public required string Text { get; set; }

    public DateTime CreatedUtc { get; set; }

    /// <summary>Not stored: what a link in the text leads to, found when it is shown.</summary>
    public MessageCard? Card { get; set; }

    /// <summary>In UTF-16 units, after normalisation.</summary>
    public const int MaxTextLength = 2_000;
}

/// <summary>An article of this blog that a message links to.</summary>
/// <param name="Section">The heading that the link leads to, if it leads to one.</param>
public sealed record MessageCard(string Path, string Title, string? Section, int Minutes);

public enum SenderKind
{
    Visitor = 0,
    Author = 1,
    System = 2,
}

/// <summary>What a system row tells; its words are made in the reader's language when it is drawn.</summary>
public enum SystemEvent
{
    Joined = 0,
    Closed = 1,
    Reopened = 2,

    /// <summary>Nobody has answered for two minutes. The name is that of whom is waited for; empty for all authors.</summary>
    StillWaiting = 3,

    /// <summary>The same, told to a visitor who has left an address.</summary>
    StillWaitingForMail = 4,
}
