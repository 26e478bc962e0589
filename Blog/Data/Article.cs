namespace Blog.Data;

public sealed class Article
{
    public int Id { get; set; }

    /// <summary>The unique last part of the article's address.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    /// <summary>The text as its author typed it.</summary>
    public required string Markdown { get; set; }

    /// <summary>The sanitized text, rendered when it was saved: the only HTML that a page writes without encoding it.</summary>
    public required string Html { get; set; }

    /// <summary>The first 70 characters of the text, whole words, without marks.</summary>
    public required string Excerpt { get; set; }

    /// <summary>All words of the text as one line without marks: what a search looks through.</summary>
    public string Words { get; set; } = "";

    /// <summary>The headings of the text, for the table of contents.</summary>
    public List<ArticleHeading> Contents { get; set; } = [];

    public int ReadingMinutes { get; set; }

    /// <summary>The language that the article is written in, as a tag of BCP 47 ("en", "es").</summary>
    public required string Language { get; set; }

    public ArticleStatus Status { get; set; }

    /// <summary>When it appears: a published article with a date in the future waits for it.</summary>
    public DateTime PublishedUtc { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime UpdatedUtc { get; set; }

    /// <summary>The date that was chosen for a draft; null means whenever it is published.</summary>
    public DateTime? PlannedUtc { get; set; }

    /// <summary>Counts the savings: who saves says which version it is a change of.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The form that the article was first written in; sent twice, it makes one article.</summary>
    public Guid? FormId { get; set; }

    /// <summary>Whoever saved it last; null once that account was deleted.</summary>
    public Guid? EditorId { get; set; }

    public User? Editor { get; set; }

    public Guid? AuthorId { get; set; }

    public User? Author { get; set; }

    /// <summary>The article that this one translates. A translation of a translation names the same original.</summary>
    public int? OriginalId { get; set; }

    public Article? Original { get; set; }

    public List<Tag> Tags { get; set; } = [];

    public List<Comment> Comments { get; set; } = [];

    /// <summary>The addresses that lead here besides the article's own.</summary>
    public List<FormerSlug> FormerSlugs { get; set; } = [];

    public const int MaxTitleLength = 200;
    public const int MaxSlugLength = 100;

    /// <summary>The date of the article or, for a draft, the one planned for it.</summary>
    public DateTime? DateUtc => Status == ArticleStatus.Published ? PublishedUtc : PlannedUtc;

    /// <summary>Publishes at a date: the one given, else the one it has, else now.</summary>
    public void Publish(DateTime? atUtc, DateTime nowUtc)
    {
        var kept = Status == ArticleStatus.Published ? PublishedUtc : nowUtc;
        PublishedUtc = Precise(atUtc) ?? kept;
        PlannedUtc = null;
        Status = ArticleStatus.Published;
    }

    /// <summary>Keeps it from readers, or takes it back from them.</summary>
    public void KeepAsDraft(DateTime? plannedUtc)
    {
        PlannedUtc = Precise(plannedUtc);
        Status = ArticleStatus.Draft;
    }

    /// <summary>Gives the article another address; the old one leads to it from then on.</summary>
    public void MoveTo(string slug)
    {
        FormerSlugs.RemoveAll(former => former.Slug == slug);
        FormerSlugs.Add(new FormerSlug { Slug = Slug });
        Slug = slug;
    }

    /// <summary>A form knows a date to the minute; the one that it only repeats keeps its seconds, and with them its place in lists.</summary>
    private DateTime? Precise(DateTime? utc) =>
        utc is { } minute && DateUtc is { } known && known >= minute && known < minute.AddMinutes(1) ? known : utc;
}

public enum ArticleStatus
{
    Draft = 0,
    Published = 1,
}

/// <param name="Id">The id of the heading in the article's HTML.</param>
public sealed record ArticleHeading(string Id, string Text, int Level);
