using System.Security.Cryptography;

namespace Blog.Data;

/// <summary>
/// One visitor's talk with the authors. A visitor has at most one open conversation; a unique index keeps it so.
/// </summary>
public sealed class Conversation
{
    /// <summary>128 random bits. Not a key: access also needs the visitor, or an author who may see it.</summary>
    public Guid Id { get; set; }

    public Guid VisitorId { get; set; }

    public Visitor? Visitor { get; set; }

    /// <summary>The name as given at the start; a later change counts from the next conversation.</summary>
    public required string VisitorName { get; set; }

    /// <summary>Where a late answer goes, if the visitor left an address.</summary>
    public string? VisitorEmail { get; set; }

    /// <summary>The article from which the first message was sent.</summary>
    public int? ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>The article open in the visitor's browser now; null on every other page.</summary>
    public int? ReadingArticleId { get; set; }

    public Article? ReadingArticle { get; set; }

    /// <summary>Every author may see it, not only the article's.</summary>
    public bool OpenToAll { get; set; }

    public Guid? AssignedToId { get; set; }

    /// <summary>The number of the newest message; the next one gets the number after it.</summary>
    public long LastSeq { get; set; }

    public required string LastText { get; set; }

    public SenderKind LastSender { get; set; }

    public DateTime LastMessageUtc { get; set; }

    /// <summary>When the oldest unanswered message came; null while nobody waits. Reading does not clear it, an answer does.</summary>
    public DateTime? WaitingSinceUtc { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime? ClosedUtc { get; set; }

    public List<Message> Messages { get; set; } = [];

    public const int MaxNameLength = 60;
    public const int MaxEmailLength = 254;

    /// <summary>Writing this long after closing still re-opens the conversation.</summary>
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromHours(24);

    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}
