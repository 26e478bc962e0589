namespace Blog.Data;

/// <summary>A page that a visitor had open while in a conversation. Deleted 90 days later.</summary>
public sealed class PageSeen
{
    public long Id { get; set; }

    public Guid ConversationId { get; set; }

    /// <summary>The newest message when the page was opened.</summary>
    public long AfterSeq { get; set; }

    /// <summary>Null for a page that is not an article.</summary>
    public int? ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>How much of the article has been on the screen, 0 to 100.</summary>
    public int Percent { get; set; }

    public DateTime OpenedUtc { get; set; }

    /// <summary>When the visitor was last known to have it open.</summary>
    public DateTime LeftUtc { get; set; }
}
