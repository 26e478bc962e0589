using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Feeds;

/// <summary>The newest articles of the blog or of one of its tags.</summary>
public sealed class FeedArticles(BlogDbContext db, TimeProvider clock)
{
    private const int Count = 20;

    /// <summary>
    /// What tells one state of a feed from another, without any text. None means that there is no such feed, or that the
    /// blog has nothing to show yet.
    /// </summary>
    /// <param name="tag">The slug of a tag; null for the whole blog.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<List<FeedMark>> MarksAsync(string? tag, CancellationToken cancellationToken) =>
        Newest(tag)
            .Select(article => new FeedMark(article.Id, article.Version, article.PublishedUtc, article.UpdatedUtc, article.Author!.DisplayName))
            .ToListAsync(cancellationToken);

    // Split: in one query the text would come once for every tag.
    public Task<List<FeedEntry>> EntriesAsync(string? tag, CancellationToken cancellationToken) =>
        Newest(tag).AsSplitQuery().Select(article => new FeedEntry(
                article.Id,
                article.Slug,
                article.Title,
                article.Html,
                article.Words.Substring(0, ArticleFacts.OpeningLength),
                article.Language,
                article.CreatedUtc,
                article.PublishedUtc,
                article.UpdatedUtc,
                article.Author!.DisplayName,
                article.Author.UserName,
                article.Tags.OrderBy(tag => tag.Name).Select(tag => tag.Name).ToList()))
            .ToListAsync(cancellationToken);

    /// <summary>Null if the tag has gone meanwhile.</summary>
    public Task<string?> TagNameAsync(string tag, CancellationToken cancellationToken) =>
        db.Tags.Where(stored => stored.Slug == tag).Select(stored => (string?)stored.Name).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<Article> Newest(string? tag)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var articles = tag is null ? db.Articles.Published(now).NewestFirst() : db.PublishedWithTag(tag, now);
        return articles.AsNoTracking().Take(Count);
    }
}

/// <summary>What of an article shows in a feed that it changed. Its tags and its text have a new version with every change.</summary>
public sealed record FeedMark(int Id, int Version, DateTime PublishedUtc, DateTime UpdatedUtc, string? AuthorName)
{
    public DateTime ChangedUtc => UpdatedUtc > PublishedUtc ? UpdatedUtc : PublishedUtc;
}

/// <param name="AuthorName">Null, as the user name, once the author's account was deleted.</param>
public sealed record FeedEntry(
    int Id,
    string Slug,
    string Title,
    string Html,
    string Opening,
    string Language,
    DateTime CreatedUtc,
    DateTime PublishedUtc,
    DateTime UpdatedUtc,
    string? AuthorName,
    string? AuthorUserName,
    List<string> Tags)
{
    /// <summary>An article that waited for its date changed for readers when it appeared.</summary>
    public DateTime ChangedUtc => UpdatedUtc > PublishedUtc ? UpdatedUtc : PublishedUtc;
}
