using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>An article that a visitor reads.</summary>
/// <param name="AuthorMayAnswer">False when the author is gone, disabled, or no longer an author.</param>
public sealed record ReadArticle(int Id, string Slug, string Title, string? AuthorName, Guid? AuthorId, bool AuthorMayAnswer);

/// <summary>Finds the article behind the address that a visitor's browser reports.</summary>
public sealed class ReadingPath(BlogDbContext db, TimeProvider time)
{
    private const string ArticlePrefix = "/articles/";

    /// <summary>The published article at the path, or null: for every other page, and for a path that nobody could be on.</summary>
    public async Task<ReadArticle?> FindArticleAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null || !path.StartsWith(ArticlePrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var slug = Uri.UnescapeDataString(path[ArticlePrefix.Length..].TrimEnd('/'));
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Articles
            .Where(article => article.Slug == slug && article.Status == ArticleStatus.Published && article.PublishedUtc <= now)
            .Select(article => new ReadArticle(
                article.Id,
                article.Slug,
                article.Title,
                article.Author!.DisplayName,
                article.AuthorId,
                article.Author != null && !article.Author.IsDisabled && (article.Author.IsAuthor || article.Author.IsAdministrator)))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
