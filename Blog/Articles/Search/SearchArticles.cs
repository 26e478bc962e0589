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
        var ids = rows.Where(row => row.Id is not null).Select(row => row.Id!.Value).ToList();
        var cards = ids.Count == 0 ? [] : await CardsAsync(query, ids, cancellationToken);
        var pageCount = Math.Max(1, (total + ArticleList.PageSize - 1) / ArticleList.PageSize);
        return new FoundArticles(query, new PagedList<ArticleCard>(cards, page, pageCount, total), path, total > MaxRanked);
    }

    /// <summary>
    /// One page of ids with the count of all, also where the page has none. Twice the newest, with the words as beginnings
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
            SELECT "c"."Total", "p"."Id"
            FROM (SELECT COUNT(*) AS "Total" FROM "Found") AS "c"
            LEFT JOIN (SELECT * FROM "Found" ORDER BY "Rank", "PublishedUtc" DESC, "Id" DESC LIMIT {ArticleList.PageSize} OFFSET {skipped}) AS "p" ON TRUE
            ORDER BY "p"."Rank", "p"."PublishedUtc" DESC, "p"."Id" DESC
            """).ToListAsync(cancellationToken);
    }

    private async Task<List<ArticleCard>> CardsAsync(SearchQuery query, List<int> ids, CancellationToken cancellationToken)
    {
        var articles = db.Articles.Where(article => ids.Contains(article.Id));
        var words = await articles.Select(article => new { article.Id, article.Slug, article.Words }).ToDictionaryAsync(row => row.Slug, StringComparer.Ordinal, cancellationToken);
        var cards = await articles.AsCards().ToListAsync(cancellationToken);
        return
        [
            .. cards.Where(card => words.ContainsKey(card.Slug))
                .OrderBy(card => ids.IndexOf(words[card.Slug].Id))
                .Select(card => card with { Found = MarkedText.Of(query, card.Title, words[card.Slug].Words, card.Excerpt) }),
        ];
    }

    private sealed record FoundRow(int Total, int? Id);
}
