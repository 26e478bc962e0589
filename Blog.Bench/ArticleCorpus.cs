using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Blog.Bench;

/// <summary>
/// Made-up articles whose words come as often as in a language: the n-th word about 1/n as often as the first, and the
/// frequent ones short. The same for every run.
/// </summary>
internal sealed class ArticleCorpus
{
    private const int Words = 40_000;
    private static readonly string[] Syllables = ["ba", "re", "ti", "mo", "lu", "sen", "dar", "kel", "wa", "no", "fi", "pra", "ston", "ge", "lim", "or", "ac", "ve", "che", "du", "su", "mar", "ro", "ni", "qua", "ter", "plo", "ha", "ze", "ix"];
    private readonly Random _random = new(19);
    private readonly double[] _shares = new double[Words];

    public ArticleCorpus()
    {
        Vocabulary = [.. Make().Distinct(StringComparer.Ordinal).Take(Words)];
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
        {
            _shares[rank] = sum += 1 / (rank + 2.7);
        }
    }

    /// <summary>The most frequent word first.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    public string Text(int words)
    {
        var text = new StringBuilder();
        for (var number = 0; number < words; number++)
        {
            text.Append(Vocabulary[Rank()]).Append(number % 14 == 13 ? ". " : " ");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Articles of 150 to 300 words with two of fifty tags each, as fast as SQLite takes them.</summary>
    public async Task FillAsync(DbConnection connection, int from, int to)
    {
        await using var article = Command(
            connection,
            """
            INSERT INTO Articles (Id, Slug, Title, Markdown, Html, Words, Excerpt, ReadingMinutes, Language, Status, PublishedUtc, CreatedUtc, UpdatedUtc, Contents, Version)
            VALUES ($id, 'a-' || $id, $title, $text, '<p>' || $text || '</p>', $text, substr($text, 1, 70), 1, 'en', 1, datetime('2015-01-01', '+' || $id || ' minutes'), '2015-01-01 00:00:00', '2015-01-01 00:00:00', '[]', 1)
            """,
            "$id",
            "$title",
            "$text");
        await using var tag = Command(connection, "INSERT INTO ArticleTag (ArticlesId, TagsId, Status, PublishedUtc) VALUES ($id, 1 + $id % 50, 1, ''), ($id, 1 + ($id / 50 + 1 + $id) % 50, 1, '') ON CONFLICT DO NOTHING", "$id");
        for (var id = from; id <= to; id++)
        {
            article.Parameters["$id"].Value = tag.Parameters["$id"].Value = id;
            article.Parameters["$title"].Value = string.Create(CultureInfo.InvariantCulture, $"{Text(5)} {id}");
            article.Parameters["$text"].Value = Text(_random.Next(150, 300));
            await article.ExecuteNonQueryAsync();
            await tag.ExecuteNonQueryAsync();
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private int Rank()
    {
        var place = Array.BinarySearch(_shares, _random.NextDouble() * _shares[^1]);
        return Math.Min(place < 0 ? ~place : place, Words - 1);
    }

    private IEnumerable<string> Make()
    {
        // The thirty words that come most are short, as "the" and "from" are.
        foreach (var syllable in Syllables)
        {
            yield return syllable;
        }

        for (var rank = Syllables.Length; rank < Words * 20; rank++)
        {
            var count = rank < 900 ? 2 : _random.Next(2, 6);
            yield return string.Concat(Enumerable.Range(0, count).Select(_ => Syllables[_random.Next(Syllables.Length)]));
        }
    }
}
