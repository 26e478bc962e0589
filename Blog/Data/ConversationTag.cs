namespace Blog.Data;

/// <summary>A word that authors put on a conversation to find it again.</summary>
public sealed class ConversationTag
{
    public Guid ConversationId { get; set; }

    /// <summary>Lower case, one line, 1 to <see cref="MaxNameLength"/> characters.</summary>
    public required string Name { get; set; }

    public const int MaxNameLength = 40;

    /// <summary>How many of them a conversation has at most.</summary>
    public const int MaxOfConversation = 10;
}
