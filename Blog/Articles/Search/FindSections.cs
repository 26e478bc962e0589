using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Search;

/// <summary>An article, or a section of one.</summary>
/// <param name="Heading">Null for the article as a whole.</param>
public sealed record FoundSection(string Slug, string Title, string? HeadingId, string? Heading, int ReadingMinutes)
{
    public string Path => HeadingId is null ? $"/articles/{Slug}" : $"/articles/{Slug}#{HeadingId}";
}

/// <summary>Finds places of published articles by the first letters of the words in titles and headings.</summary>
public sealed class FindSections(BlogDbContext db, TimeProvider time)
{
    public const int MaxShown = 8;

    /// <summary>In how many of the newest articles with the words headings are looked for; as many with the words in the title are added.</summary>
    private const int MaxArticles = 50;

    /// <summary>Headings first, then titles, then articles that have the words in their text; without words the newest articles.</summary>
    public async Task<List<FoundSection>> FindAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var published = db.Articles.AsNoTracking().Published(now);
        if (query.IsEmpty)
        {
            return await published.NewestFirst().Take(MaxShown)
                .Select(article => new FoundSection(article.Slug, article.Title, null, null, article.ReadingMinutes))
                .ToListAsync(cancellationToken);
        }

        var ids = await IdsAsync(query, now, cancellationToken);
        var articles = await published.Where(article => ids.Contains(article.Id)).NewestFirst()
            .Select(article => new { article.Slug, article.Title, article.Contents, article.ReadingMinutes })
            .ToListAsync(cancellationToken);
        return [.. articles
            .SelectMany(article => article.Contents
                .Where(heading => IsIn(query, heading.Text, article.Title))
                .Select(heading => (Rank: 0, Section: new FoundSection(article.Slug, article.Title, heading.Id, heading.Text, article.ReadingMinutes)))
                .Append((Rank: IsIn(query, article.Title, "") ? 1 : 2, Section: new FoundSection(article.Slug, article.Title, null, null, article.ReadingMinutes))))
            .OrderBy(found => found.Rank)
            .Take(MaxShown)
            .Select(found => found.Section)];
    }

    private Task<List<int>> IdsAsync(SearchQuery query, DateTime now, CancellationToken cancellationToken)
    {
        var (match, inTitle) = (query.Match, $"{{Title}} : ({query.Match})");
        return db.Database.SqlQuery<int>($"""
            SELECT * FROM (SELECT rowid AS "Value" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH {match} AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {MaxArticles})
            UNION
            SELECT * FROM (SELECT rowid AS "Value" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH {inTitle} AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {MaxArticles})
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Whether the text has one of the words, and text and surroundings together have them all.</summary>
    private static bool IsIn(SearchQuery query, string text, string around)
    {
        var (words, others) = (SearchWords.Of(text), SearchWords.Of(around));
        return query.Wanted.Any(term => Has(term, text, words)) && query.Wanted.All(term => Has(term, text, words) || Has(term, around, others));
    }

    private static bool Has(SearchTerm term, string text, List<Range> words) => Enumerable.Range(0, words.Count).Any(index => term.IsAt(text, words, index));
}
