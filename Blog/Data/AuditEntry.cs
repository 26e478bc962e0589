namespace Blog.Data;

/// <summary>Who did what to a visitor's data, and when. It names no visitor: an erased one must not live on here.</summary>
public sealed class AuditEntry
{
    public int Id { get; set; }

    public DateTime WhenUtc { get; set; }

    /// <summary>The name as it was then; empty for visitors themselves.</summary>
    public required string ByName { get; set; }

    public AuditAction Action { get; set; }

    /// <summary>The public form of the conversation's id.</summary>
    public required string Subject { get; set; }

    public const int MaxSubjectLength = 60;
}

public enum AuditAction
{
    Exported = 0,
    Erased = 1,
    Blocked = 2,
    Unblocked = 3,
    SentTranscript = 4,
    DownloadedTranscript = 5,
    ErasedByVisitor = 6,
}
