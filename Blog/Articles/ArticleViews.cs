using Blog.Articles.Search;
using Blog.Data;

namespace Blog.Articles;

/// <summary>An article as one entry of a list.</summary>
/// <param name="AuthorUserName">Null once the author's account was deleted, as is the name.</param>
public sealed record ArticleCard(
    string Slug,
    string Title,
    string Excerpt,
    string Language,
    DateTime PublishedUtc,
    string? AuthorUserName,
    string? AuthorName,
    int ReadingMinutes,
    List<TagLink> Tags)
{
    /// <summary>What a search found of it, to be shown in the place of title and excerpt.</summary>
    public MarkedText? Found { get; init; }

    public Byline By => new(AuthorUserName, AuthorName);
}

/// <summary>An article as a link. Without a constructor of its own, which EF joins by no UNION.</summary>
public sealed record ArticleLink
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public required DateTime PublishedUtc { get; init; }
}

/// <summary>An article as a page.</summary>
/// <param name="AuthorUserName">Null once the author's account was deleted, as is the name.</param>
public sealed record ArticleView(
    int Id,
    string Slug,
    string Title,
    string Html,
    List<ArticleHeading> Contents,
    string Language,
    DateTime PublishedUtc,
    Guid? AuthorId,
    string? AuthorUserName,
    string? AuthorName,
    int ReadingMinutes,
    List<TagLink> Tags,
    VoteCounts Votes,
    ArticleFacts Facts)
{
    public ArticleHtml Text => new(Html);

    public Byline By => new(AuthorUserName, AuthorName);

    /// <summary>Emphasis and quotations are set in italics.</summary>
    public bool HasItalics => Html.Contains("<em>", StringComparison.Ordinal) || Html.Contains("<blockquote>", StringComparison.Ordinal);

    /// <summary>An article that waited for its date changed for readers when it appeared.</summary>
    public DateTime ChangedUtc => Facts.UpdatedUtc > PublishedUtc ? Facts.UpdatedUtc : PublishedUtc;
}

/// <summary>What of an article only those see who do not look at its page: search engines, and who shows a preview of a link.</summary>
/// <param name="Opening">The first words of the text, more than a description takes.</param>
/// <param name="OriginalId">The article that this one translates.</param>
public sealed record ArticleFacts(DateTime UpdatedUtc, string Opening, int WordCount, int? OriginalId)
{
    public const int OpeningLength = 200;

    public string Description => Excerpt.From(Opening, Excerpt.DescriptionLength);
}

/// <summary>Who wrote an article; both are null once the account was deleted.</summary>
public sealed record Byline(string? UserName, string? Name);

public sealed record TagLink(string Slug, string Name);

public sealed record TagCount(string Slug, string Name, int Count);

/// <param name="Current">The slug of the tag whose articles are listed; null on the home page, which lists all; empty where none are listed.</param>
public sealed record TagBar(IReadOnlyList<TagCount> Tags, string? Current);
