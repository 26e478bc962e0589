using System.Globalization;
using System.Text.Json;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Search;

/// <summary>
/// Another word for the one that nothing was found by: one of the blog's own that differs by a letter or two and finds
/// something. Three commands at most, each of bounded work.
/// </summary>
public sealed class SearchSuggestion(BlogDbContext db, TimeProvider time)
{
    private const int MinLength = 3;
    private const int MaxLooked = 2_000;
    private const int MaxTried = 8;

    /// <summary>The query that finds something, as it is shown, or null.</summary>
    public async Task<string?> ForAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var words = query.Wanted.Where(term => term.IsBeginning && term.Words is [{ Length: >= MinLength }]).ToList();
        if (words.Count == 0 || await MissingAsync(words, cancellationToken) is not { } missing)
        {
            return null;
        }

        var tries = (await AlikeAsync(missing.Words[0], cancellationToken)).ConvertAll(word => new Try(word, query.With(missing, word)));
        var found = tries.Count == 0 ? null : await FirstThatFindsAsync(tries, cancellationToken);
        return found is null ? null : query.With(missing, AsWritten(found)).Text;
    }

    /// <summary>The first word that no article has.</summary>
    private async Task<SearchTerm?> MissingAsync(List<SearchTerm> words, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var matches = JsonSerializer.Serialize(words.Select(term => term.Match));
        var number = await db.Database.SqlQuery<int?>($"""
            SELECT "key" AS "Value" FROM json_each({matches}) AS "j"
            WHERE NOT EXISTS (SELECT 1 FROM "ArticleSearch" WHERE "ArticleSearch" MATCH "j"."value" AND "PublishedUtc" <= {now}) ORDER BY "key" LIMIT 1
            """).ToListAsync(cancellationToken);
        return number is [{ } first] ? words[first] : null;
    }

    /// <summary>
    /// The words that differ least, the most used ones first. They begin with the same two letters, or with the first and
    /// the third, as "gauge" for "guage".
    /// </summary>
    private async Task<List<string>> AlikeAsync(string word, CancellationToken cancellationToken)
    {
        var (start, other) = ($"{word[0]}{word[1]}", $"{word[0]}{word[2]}");
        var (end, otherEnd) = (start + char.MaxValue, other + char.MaxValue);
        var known = await db.Database.SqlQuery<Known>($"""
            SELECT * FROM (SELECT "term" AS "Word", "doc" AS "Count" FROM "ArticleSearchWords" WHERE "term" >= {start} AND "term" < {end} LIMIT {MaxLooked})
            UNION
            SELECT * FROM (SELECT "term", "doc" FROM "ArticleSearchWords" WHERE "term" >= {other} AND "term" < {otherEnd} LIMIT {MaxLooked})
            """).ToListAsync(cancellationToken);
        var farthest = word.Length < 5 ? 1 : 2;
        return
        [
            .. known.Select(term => (term.Word, term.Count, Distance: EditDistance.Between(word, term.Word, farthest)))
                .Where(term => term.Distance is > 0 && term.Distance <= farthest)
                .OrderBy(term => term.Distance).ThenByDescending(term => term.Count).ThenBy(term => term.Word, StringComparer.Ordinal)
                .Take(MaxTried).Select(term => term.Word),
        ];
    }

    /// <summary>
    /// The vocabulary knows the words of articles that are still to appear. A word is offered only if an article that
    /// everybody may read has it, it and no longer one.
    /// </summary>
    private async Task<Found?> FirstThatFindsAsync(List<Try> tries, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var json = JsonSerializer.Serialize(tries.Select(one => new { word = one.Query.Terms.First(term => term.Words is [var word] && word == one.Word).ExactMatch, all = one.Query.Match }));
        var found = await db.Database.SqlQuery<FoundRow>($"""
            SELECT "key" AS "Number", (
                SELECT "Title" || ' ' || coalesce("Tags", '') || ' ' || "Words" FROM "ArticleSearch"
                WHERE "ArticleSearch" MATCH "value" ->> 'word' AND "PublishedUtc" <= {now} ORDER BY rowid DESC LIMIT 1) AS "Text"
            FROM json_each({json}) AS "j"
            WHERE EXISTS (SELECT 1 FROM "ArticleSearch" WHERE "ArticleSearch" MATCH "value" ->> 'all' AND "PublishedUtc" <= {now}) AND "Text" IS NOT NULL
            ORDER BY "key" LIMIT 1
            """).ToListAsync(cancellationToken);
        return found is [var first] ? new Found(tries[first.Number].Word, first.Text) : null;
    }

    /// <summary>The index knows no accents; the article that was found does.</summary>
    private static string AsWritten(Found found)
    {
        var written = SearchWords.Of(found.Text).Select(range => found.Text[range]).FirstOrDefault(word => SearchWords.Fold(word) == found.Word);
        return (written ?? found.Word).ToLower(CultureInfo.CurrentCulture);
    }

    private sealed record Try(string Word, SearchQuery Query);

    private sealed record Found(string Word, string Text);

    private sealed record Known(string Word, int Count);

    private sealed record FoundRow(int Number, string Text);
}
