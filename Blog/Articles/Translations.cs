using Blog.Data;

namespace Blog.Articles;

/// <summary>One of the articles that say the same in several languages.</summary>
/// <param name="IsOriginal">Whether the others translate this one.</param>
public sealed record Translation(int Id, string Slug, string Language, bool IsOriginal);

public static class Translations
{
    /// <summary>The article among its translations and its original, as far as they are in the query.</summary>
    public static IQueryable<Translation> GroupOf(this IQueryable<Article> articles, int id, int? originalId)
    {
        var original = originalId ?? id;
        return articles
            .Where(article => article.Id == original || article.OriginalId == original)
            .OrderBy(article => article.Language)
            .Select(article => new Translation(article.Id, article.Slug, article.Language, article.OriginalId == null));
    }
}
