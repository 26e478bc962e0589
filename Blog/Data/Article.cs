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

    public Guid? AuthorId { get; set; }

    public User? Author { get; set; }

    public List<Tag> Tags { get; set; } = [];

    public List<Comment> Comments { get; set; } = [];

    public const int MaxTitleLength = 200;
    public const int MaxSlugLength = 100;
}

public enum ArticleStatus
{
    Draft = 0,
    Published = 1,
}

/// <param name="Id">The id of the heading in the article's HTML.</param>
public sealed record ArticleHeading(string Id, string Text, int Level);
