using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>One of the articles that say the same in several languages.</summary>
/// <param name="IsOriginal">Whether the others translate this one.</param>
public sealed record Translation(int Id, string Slug, string Language, bool IsOriginal);

public static class Translations
{
    /// <summary>
    /// The article among its translations and its original, those that everybody may read. That is asked of the few rows
    /// here: as a condition of the query it makes SQLite go through everything that is published.
    /// </summary>
    public static async Task<IReadOnlyList<Translation>> TranslationsAsync(this BlogDbContext db, int id, int? originalId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var original = originalId ?? id;
        var group = await db.Articles
            .Where(article => article.Id == original || article.OriginalId == original)
            .Select(article => new { article.Status, article.PublishedUtc, Translation = new Translation(article.Id, article.Slug, article.Language, article.OriginalId == null) })
            .ToListAsync(cancellationToken);
        return
        [
            .. group.Where(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc)
                .Select(article => article.Translation)
                .OrderBy(translation => translation.Language, StringComparer.Ordinal),
        ];
    }
}
