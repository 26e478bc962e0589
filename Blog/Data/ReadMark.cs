namespace Blog.Data;

/// <summary>How far somebody has seen a conversation.</summary>
public sealed class ReadMark
{
    public Guid ConversationId { get; set; }

    /// <summary>The visitor's or the user's id.</summary>
    public Guid ParticipantId { get; set; }

    /// <summary>Every message up to this number was on a visible screen.</summary>
    public long SeenUpTo { get; set; }
}
