namespace Blog.Chat;

/// <summary>The keys under "Limits" that are about the chat.</summary>
public sealed class ChatLimits
{
    /// <summary>How many messages a visitor may send at once; afterwards there are <see cref="VisitorMessagesPerSecond"/>.</summary>
    public int VisitorMessagesAtOnce { get; set; } = 30;

    public int VisitorMessagesPerSecond { get; set; } = 2;

    /// <inheritdoc cref="VisitorMessagesAtOnce"/>
    public int AuthorMessagesAtOnce { get; set; } = 60;

    public int AuthorMessagesPerSecond { get; set; } = 10;

    /// <summary>How many conversations a visitor may start within an hour.</summary>
    public int NewChatsPerVisitor { get; set; } = 3;

    /// <summary>How many conversations may be started from one address within an hour.</summary>
    public int NewChatsPerAddress { get; set; } = 60;

    /// <summary>How many tabs of one visitor may be connected at once.</summary>
    public int ConnectionsPerVisitor { get; set; } = 5;

    public int ConnectionsPerAuthor { get; set; } = 20;
}
