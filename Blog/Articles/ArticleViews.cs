using Blog.Data;

namespace Blog.Articles;

/// <summary>An article as one entry of a list.</summary>
/// <param name="AuthorName">Null once the author's account was deleted.</param>
public sealed record ArticleCard(
    string Slug,
    string Title,
    string Excerpt,
    string Language,
    DateTime PublishedUtc,
    string? AuthorName,
    int ReadingMinutes,
    List<TagLink> Tags);

/// <summary>An article as a page.</summary>
/// <param name="AuthorName">Null once the author's account was deleted.</param>
public sealed record ArticleView(
    int Id,
    string Slug,
    string Title,
    string Html,
    List<ArticleHeading> Contents,
    string Language,
    DateTime PublishedUtc,
    Guid? AuthorId,
    string? AuthorName,
    int ReadingMinutes,
    List<TagLink> Tags,
    VoteCounts Votes)
{
    public ArticleHtml Text => new(Html);
}

public sealed record TagLink(string Slug, string Name);

public sealed record TagCount(string Slug, string Name, int Count);

/// <param name="Current">The slug of the tag whose articles are listed; null on the home page.</param>
public sealed record TagBar(IReadOnlyList<TagCount> Tags, string? Current);
