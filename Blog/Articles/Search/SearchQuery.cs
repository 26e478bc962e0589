using System.Text;
using Blog.Web;

namespace Blog.Articles.Search;

/// <summary>What a reader typed to find articles: words, "phrases" and -exclusions. Whatever else it holds are words or nothing.</summary>
/// <param name="Text">The text on one line, as short as it is searched for.</param>
/// <param name="WasCut">Whether words were left out because there are too many.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<SearchTerm> Terms, bool WasCut)
{
    /// <summary>How many words are searched for, the words of phrases counted.</summary>
    public const int MaxWords = 16;

    public const int MaxLength = 200;

    // "rain-gauge" and "don't" are looked for as they stand; these signs stand between words that have no order.
    private const string Gaps = "()[]{}<>,;:!?/\\|&=~*^";

    // An empty text is an error to the index, an empty phrase is found nowhere.
    internal const string Nothing = "\"\"";

    public IEnumerable<SearchTerm> Wanted => Terms.Where(term => !term.IsExcluded);

    /// <summary>Exclusions alone find nothing.</summary>
    public bool IsEmpty => !Wanted.Any();

    /// <summary>For the index: every word as it is or as the beginning of one.</summary>
    public string Match => Expression(term => term.Match);

    /// <summary>For the index: every word as it is.</summary>
    public string ExactMatch => Expression(term => term.ExactMatch);

    /// <summary>For the index: every word as it is, in these columns.</summary>
    public string ExactMatchIn(string columns) => Expression(term => term.ExactMatch, $"{columns} : ");

    public static SearchQuery Parse(string? typed)
    {
        var line = string.Join(' ', PlainText.Normalize(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var text = Shorten(line);
        List<SearchTerm> terms = [];
        var room = MaxWords;
        foreach (var term in Cut(text).Select(SearchTerm.From).OfType<SearchTerm>())
        {
            if (term.Words.Count > room)
            {
                IEnumerable<SearchTerm> rest = room > 0 ? [term with { Words = [.. term.Words.Take(room)] }] : [];
                return new SearchQuery(text, [.. terms, .. rest], WasCut: true);
            }

            terms.Add(term);
            room -= term.Words.Count;
        }

        return new SearchQuery(text, terms, WasCut: text.Length < line.Length);
    }

    /// <summary>The same query with another word for one of its own.</summary>
    public SearchQuery With(SearchTerm term, string word) => Parse(string.Join(' ', Terms.Select(known => known == term ? word : known.Typed)));

    /// <summary>The words, and the phrases with their quotation marks; one that nobody closed ends with the text.</summary>
    private static IEnumerable<string> Cut(string text)
    {
        var part = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in text)
        {
            // A phrase ends with its mark; before one that begins, only the minus belongs to it.
            var isMark = letter is '"' or '“' or '”' or '„' or '«' or '»';
            var isGap = !isQuoted && (letter == ' ' || Gaps.Contains(letter));
            if (part.Length > 0 && (isQuoted ? isMark : isGap || (isMark && part.ToString() != "-")))
            {
                yield return part.ToString();
                part.Clear();
            }

            isQuoted = isMark ? !isQuoted : isQuoted;
            if (isMark && isQuoted)
            {
                part.Append('"');
            }
            else if (!isMark && !isGap)
            {
                part.Append(letter);
            }
        }

        yield return part.ToString();
    }

    private static string Shorten(string line)
    {
        if (line.Length <= MaxLength)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', MaxLength);
        return line[..(end > 0 ? end : char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    private string Expression(Func<SearchTerm, string> of, string where = "")
    {
        if (IsEmpty)
        {
            return Nothing;
        }

        var excluded = string.Concat(Terms.Where(term => term.IsExcluded).Select(term => $" NOT {term.ExactMatch}"));
        return $"({where}({string.Join(" AND ", Wanted.Select(of))})){excluded}";
    }
}
