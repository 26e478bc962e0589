using System.Diagnostics;
using System.Globalization;
using Blog.Accounts;
using Blog.Articles;
using Blog.Articles.Search;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Bench;

/// <summary>How long a search takes among a hundred thousand articles, and what the index adds to saving one.</summary>
internal static class SearchBench
{
    private const int Articles = 100_000;
    private const int Batch = 10_000;
    private const int Rounds = 40;
    private const int Saves = 60;
    private const double Limit = 50;
    private static readonly SignedInUser Author = new(Guid.NewGuid(), "author", "Author", IsAdministrator: false, IsAuthor: true);

    /// <summary>Whether every query has a median below the limit.</summary>
    public static async Task<bool> RunAsync(Store store)
    {
        var corpus = new ArticleCorpus();
        await FillAsync(store, corpus);
        var isFast = true;
        foreach (var (name, text, page) in Queries(corpus))
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var (found, took) = await MeasureAsync(Rounds, () => store.InScopeAsync(services => SearchAsync(services, text, page)));
            isFast &= At(took, 0.5) < Limit;
            Write($"{name,-34} {found,-12} p50 {At(took, 0.5),6:0.0} ms  p99 {At(took, 0.99),6:0.0} ms  CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / took.Count,6:0.0} ms");
        }

        await SavesAsync(store, corpus);
        return isFast;
    }

    private static (string Name, string Text, int Page)[] Queries(ArticleCorpus corpus)
    {
        var words = corpus.Vocabulary;
        return
        [
            ("a rare word", words[30_000], 1),
            ("a usual word", words[1_500], 1),
            ("the word that most articles have", words[0], 1),
            ("a long word that most have", words.First(word => word.Length > 4), 1),
            ("the beginning of a word: 1 letter", words[0][..1], 1),
            ("2 letters", words[40][..2], 1),
            ("5 letters", words.First(word => word.Length > 7)[..5], 1),
            ("three words", $"{words[0]} {words[50]} {words[800]}", 1),
            ("three frequent words", $"{words[1]} {words[12]} {words[25]}", 1),
            ("a phrase", $"\"{words[0]} {words[1]}\"", 1),
            ("a word without another", $"{words[50]} -{words[0]}", 1),
            ("nothing, with a suggestion", Misspelt(words), 1),
            ("page 3", words[60], 3),
        ];
    }

    private static string Misspelt(IReadOnlyList<string> words)
    {
        var word = words.Skip(2_000).First(word => word.Length == 9);
        return $"{word[..6]}{word[7]}{word[6]}{word[8]}q";
    }

    private static async Task<string> SearchAsync(IServiceProvider services, string text, int page)
    {
        var query = SearchQuery.Parse(text);
        var found = await services.GetRequiredService<SearchArticles>().FindAsync(query, "/search", page, CancellationToken.None);
        var suggestion = found.Articles.TotalCount > 0 ? null : await services.GetRequiredService<SearchSuggestion>().ForAsync(query, CancellationToken.None);
        return suggestion ?? string.Create(CultureInfo.InvariantCulture, $"{found.Articles.TotalCount} found");
    }

    /// <summary>Without the triggers, and then indexed as a blog is that had no index before.</summary>
    private static async Task FillAsync(Store store, ArticleCorpus corpus)
    {
        await store.InScopeAsync(DropTriggersAsync);
        await store.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<BlogDbContext>();
            db.Users.Add(new User { Id = Author.Id, UserName = Author.UserName, DisplayName = Author.DisplayName });
            db.Tags.AddRange(Enumerable.Range(1, 50).Select(number => new Tag { Slug = $"tag-{number}", Name = $"{corpus.Vocabulary[number * 97]} {number}" }));
            await db.SaveChangesAsync();
            for (var from = 1; from <= Articles; from += Batch)
            {
                await db.WriteAsync(() => corpus.FillAsync(db.Database.GetDbConnection(), from, from + Batch - 1), CancellationToken.None);
            }

            return true;
        });
        var started = Stopwatch.GetTimestamp();
        await store.InScopeAsync(async services =>
        {
            await services.MigrateAsync();
            return true;
        });
        Write($"{Articles} articles indexed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    /// <summary>An article with three tags, with the triggers of the index and without them.</summary>
    private static async Task SavesAsync(Store store, ArticleCorpus corpus)
    {
        foreach (var words in (int[])[200, 5_000])
        {
            Write($"saving {words,5} words, indexed:     p50 {await SaveMedianAsync(store, corpus, words):0.00} ms");
        }

        await store.InScopeAsync(DropTriggersAsync);
        foreach (var words in (int[])[200, 5_000])
        {
            Write($"saving {words,5} words, not indexed: p50 {await SaveMedianAsync(store, corpus, words):0.00} ms");
        }
    }

    private static async Task<bool> DropTriggersAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<BlogDbContext>().Database;
        var triggers = await db.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%Search%'").ToListAsync();
        await db.OpenConnectionAsync();
        await using var command = db.GetDbConnection().CreateCommand();
        command.CommandText = string.Concat(triggers.Select(trigger => $"DROP TRIGGER \"{trigger}\";"));
        await command.ExecuteNonQueryAsync();
        return true;
    }

    private static async Task<double> SaveMedianAsync(Store store, ArticleCorpus corpus, int words)
    {
        var (_, took) = await MeasureAsync(Saves, () => store.InScopeAsync(async services =>
        {
            var text = corpus.Text(words);
            TagLink[] tags = [new("tag-1", "1"), new("tag-2", "2"), new("tag-3", "3")];
            var article = new ArticleText(corpus.Text(5), text, new RenderedArticle($"<p>{text}</p>", text, "Words", 1, []), tags, "en", PublishAtUtc: null, Address: null, TranslationOf: null, IsPublished: true);
            var saved = await services.GetRequiredService<SaveArticle>().CreateAsync(article, Guid.NewGuid(), Author, CancellationToken.None);
            return saved.Outcome;
        }));
        return At(took, 0.5);
    }

    internal static async Task<(T Last, List<double> Took)> MeasureAsync<T>(int rounds, Func<Task<T>> work)
    {
        var last = await work();
        List<double> took = [];
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            last = await work();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        took.Sort();
        return (last, took);
    }

    internal static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];

    internal static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
