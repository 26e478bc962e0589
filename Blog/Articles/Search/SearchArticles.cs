using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Search;

/// <summary>The articles that a query finds, best first.</summary>
/// <param name="HasMore">Whether there are more than are ranked; the list then holds the newest.</param>
public sealed record FoundArticles(SearchQuery Query, PagedList<ArticleCard> Articles, string Path, bool HasMore)
{
    public Pager Pager => new(Path, ArticleIds.List, Articles.Page, Articles.PageCount);
}

/// <summary>Finds published articles by the index that the database keeps of them.</summary>
public sealed class SearchArticles(BlogDbContext db, TimeProvider time)
{
    /// <summary>
    /// How many of the newest articles with the words are ranked. Common words are in nearly all of them, and who looks for
    /// those alone does not read to the end.
    /// </summary>
    public const int MaxRanked = 2_000;

    public async Task<FoundArticles> FindAsync(SearchQuery query, string path, int page, CancellationToken cancellationToken)
    {
        if (query.IsEmpty)
        {
            return new FoundArticles(query, new PagedList<ArticleCard>([], page, 1, 0), path, HasMore: false);
        }

        var rows = await FoundAsync(query, page, cancellationToken);
        var total = rows[0].Total;
        var cards = await CardsAsync(query, rows, cancellationToken);
        var pageCount = Math.Max(1, (total + ArticleList.PageSize - 1) / ArticleList.PageSize);
        return new FoundArticles(query, new PagedList<ArticleCard>(cards, page, pageCount, total), path, total > MaxRanked);
    }

    /// <summary>
    /// One page with the count of all, also where the page has none. Twice the newest, with the words as beginnings
    /// and as they are: what has the very words is ranked even if thousands of newer articles have longer ones.
    /// </summary>
    private async Task<List<FoundRow>> FoundAsync(SearchQuery query, int page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var limit = MaxRanked + 1;
        var skipped = (page - 1L) * ArticleList.PageSize;
        return await db.Database.SqlQuery<FoundRow>($"""
            WITH "Found" AS MATERIALIZED (
                SELECT "Id", MIN("Rank") AS "Rank", "PublishedUtc" FROM (
                    SELECT * FROM (
                        SELECT rowid AS "Id", "PublishedUtc", bm25("ArticleSearch", 0.0, 10.0, 4.0, 1.0) AS "Rank" FROM "ArticleSearch"
                        WHERE "ArticleSearch" MATCH {query.Match} AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {limit})
                    UNION ALL
                    SELECT * FROM (
                        SELECT rowid AS "Id", "PublishedUtc", bm25("ArticleSearch", 0.0, 10.0, 4.0, 1.0) AS "Rank" FROM "ArticleSearch"
                        WHERE "ArticleSearch" MATCH {query.ExactMatch} AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {limit}))
                GROUP BY "Id")
            SELECT "c"."Total", "a"."Slug", "a"."Words"
            FROM (SELECT COUNT(*) AS "Total" FROM "Found") AS "c"
            LEFT JOIN (SELECT * FROM "Found" ORDER BY "Rank", "PublishedUtc" DESC, "Id" DESC LIMIT {ArticleList.PageSize} OFFSET {skipped}) AS "p" ON TRUE
            LEFT JOIN "Articles" AS "a" ON "a"."Id" = "p"."Id"
            ORDER BY "p"."Rank", "p"."PublishedUtc" DESC, "p"."Id" DESC
            """).ToListAsync(cancellationToken);
    }

    private async Task<List<ArticleCard>> CardsAsync(SearchQuery query, List<FoundRow> rows, CancellationToken cancellationToken)
    {
        var slugs = rows.Select(row => row.Slug).OfType<string>().ToList();
        if (slugs.Count == 0)
        {
            return [];
        }

        // Split: in one query SQLite reads the tags of every article before it looks for these.
        var cards = await db.Articles.Where(article => slugs.Contains(article.Slug)).AsCards().AsSplitQuery().ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               join card in cards on row.Slug equals card.Slug
               select card with { Found = MarkedText.Of(query, card.Title, row.Words ?? "", card.Excerpt) },
        ];
    }

    private sealed record FoundRow(int Total, string? Slug, string? Words);
}
