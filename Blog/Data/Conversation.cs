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

    /// <summary>Who has taken it: others see it as before, and write in it after taking it over.</summary>
    public Guid? AssignedToId { get; set; }

    public User? AssignedTo { get; set; }

    /// <summary>The number of the newest message; the next one gets the number after it.</summary>
    public long LastSeq { get; set; }

    public required string LastText { get; set; }

    public SenderKind LastSender { get; set; }

    public DateTime LastMessageUtc { get; set; }

    /// <summary>When the oldest unanswered message came; null while nobody waits. Reading does not clear it, an answer does.</summary>
    public DateTime? WaitingSinceUtc { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime? ClosedUtc { get; set; }

    /// <summary>When an author answered for the first time.</summary>
    public DateTime? FirstReplyUtc { get; set; }

    /// <summary>Whether the visitor was told that the answer takes its time. It is said once.</summary>
    public bool HasToldWaiting { get; set; }

    /// <summary>The language of the visitor's pages when it began, as "es".</summary>
    public string? VisitorLanguage { get; set; }

    /// <summary>The visitor's time zone by its IANA name, as the browser told it.</summary>
    public string? VisitorTimeZone { get; set; }

    /// <summary>Browser and system in two words, never the whole line that the browser sends.</summary>
    public string? VisitorAgent { get; set; }

    /// <summary>The host from which the visitor came to the blog.</summary>
    public string? Referrer { get; set; }

    /// <summary>What the visitor thought of the answer, if it was said.</summary>
    public ChatRating? Rating { get; set; }

    /// <summary>At most <see cref="MaxRatingCommentLength"/> characters.</summary>
    public string? RatingComment { get; set; }

    public DateTime? RatedUtc { get; set; }

    /// <summary>Answers up to this number were told to the visitor by e-mail.</summary>
    public long MailedUpTo { get; set; }

    public DateTime? MailedUtc { get; set; }

    /// <summary>Messages up to this number were told to the authors by e-mail.</summary>
    public long AuthorsMailedUpTo { get; set; }

    public List<Message> Messages { get; set; } = [];

    public List<ConversationTag> Tags { get; set; } = [];

    public const int MaxNameLength = 60;
    public const int MaxEmailLength = 254;
    public const int MaxRatingCommentLength = 500;

    /// <summary>Writing this long after closing still re-opens the conversation.</summary>
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromHours(24);

    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}

/// <summary>A visitor's word on an answer.</summary>
public enum ChatRating
{
    Liked = 0,
    Disliked = 1,
}
