namespace Blog.Data;

/// <summary>What authors tell each other about a conversation. Its visitor never gets any of it, in whatever form.</summary>
public sealed class ConversationNote
{
    public int Id { get; set; }

    public Guid ConversationId { get; set; }

    /// <summary>The newest message when it was written: it stands after that one.</summary>
    public long AfterSeq { get; set; }

    /// <summary>Null once the account is deleted.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The name as it was when the note was written.</summary>
    public required string AuthorName { get; set; }

    /// <summary>Plain text of at most <see cref="Message.MaxTextLength"/> characters.</summary>
    public required string Text { get; set; }

    public DateTime CreatedUtc { get; set; }
}
