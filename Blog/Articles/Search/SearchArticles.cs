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
    public const int MaxRanked = 1_000;

    /// <summary>How many that have the very words, or have them in title or tags, are added to the newest, however old they are.</summary>
    private const int MaxAdded = 250;

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
    /// One page with the count of all, also where the page has none. BM25 asks of every word in how many articles it is, so
    /// where thousands have all of them, it would cost much and say nothing: the newest are taken then, those first that
    /// have the very words in title or tags, or at all.
    /// </summary>
    private async Task<List<FoundRow>> FoundAsync(SearchQuery query, int page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var limit = MaxRanked + 1;
        var skipped = (page - 1L) * ArticleList.PageSize;
        var (nothing, match, exact, inHead) = (SearchQuery.Nothing, query.Match, query.ExactMatch, query.ExactMatchIn("{Title Tags}"));
        return await db.Database.SqlQuery<FoundRow>($"""
            WITH "Newest" AS MATERIALIZED (
                SELECT rowid AS "Id", "PublishedUtc" FROM "ArticleSearch"
                WHERE "ArticleSearch" MATCH {match} AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {limit}),
            "Number" AS MATERIALIZED (SELECT COUNT(*) = {limit} AS "IsLarge" FROM "Newest"),
            "Found" AS MATERIALIZED (
                SELECT "Id", "PublishedUtc", SUM("Rank") AS "Rank" FROM (
                    SELECT "Id", "PublishedUtc", 0 AS "Rank" FROM "Newest"
                    UNION ALL
                    SELECT rowid, "PublishedUtc", bm25("ArticleSearch", 0.0, 10.0, 4.0, 1.0) FROM "ArticleSearch"
                    WHERE "ArticleSearch" MATCH CASE WHEN (SELECT "IsLarge" FROM "Number") THEN {nothing} ELSE {match} END AND "PublishedUtc" <= {now}
                    UNION ALL
                    SELECT * FROM (SELECT rowid, "PublishedUtc", -1 FROM "ArticleSearch"
                    WHERE "ArticleSearch" MATCH CASE WHEN (SELECT "IsLarge" FROM "Number") THEN {exact} ELSE {nothing} END AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {MaxAdded})
                    UNION ALL
                    SELECT * FROM (SELECT rowid, "PublishedUtc", -2 FROM "ArticleSearch"
                    WHERE "ArticleSearch" MATCH CASE WHEN (SELECT "IsLarge" FROM "Number") THEN {inHead} ELSE {nothing} END AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT {MaxAdded}))
                GROUP BY "Id")
            SELECT "c"."Total", "a"."Id", "a"."Slug", "a"."Words"
            FROM (SELECT COUNT(*) AS "Total" FROM "Found") AS "c"
            LEFT JOIN (SELECT * FROM "Found" ORDER BY "Rank", "PublishedUtc" DESC, "Id" DESC LIMIT {ArticleList.PageSize} OFFSET {skipped}) AS "p" ON TRUE
            LEFT JOIN "Articles" AS "a" ON "a"."Id" = "p"."Id"
            ORDER BY "p"."Rank", "p"."PublishedUtc" DESC, "p"."Id" DESC
            """).ToListAsync(cancellationToken);
    }

    private async Task<List<ArticleCard>> CardsAsync(SearchQuery query, List<FoundRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).OfType<int>().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        // Split: in one query SQLite reads the tags of every article before it looks for these.
        var cards = await db.Articles.Where(article => ids.Contains(article.Id)).AsCards().ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               join card in cards on row.Slug equals card.Slug
               select card with { Found = MarkedText.Of(query, card.Title, row.Words ?? "", card.Excerpt) },
        ];
    }

    private sealed record FoundRow(int Total, int? Id, string? Slug, string? Words);
}
