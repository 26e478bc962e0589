namespace Blog.Data;

/// <summary>How much of a conversation has reached somebody.</summary>
public sealed class ReadMark
{
    public Guid ConversationId { get; set; }

    /// <summary>The visitor's or the user's id.</summary>
    public Guid ParticipantId { get; set; }

    /// <summary>Every message up to this number has reached a page that was open, looked at or not.</summary>
    public long DeliveredUpTo { get; set; }

    /// <summary>Every message up to this number was on a visible screen.</summary>
    public long SeenUpTo { get; set; }

    /// <summary>From where on an author wants to see it as unread again; null once it was seen anew. The other side is not told.</summary>
    public long? UnreadFrom { get; set; }

    /// <summary>When <see cref="SeenUpTo"/> moved last.</summary>
    public DateTime? SeenUtc { get; set; }
}
