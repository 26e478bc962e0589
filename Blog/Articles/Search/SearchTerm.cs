namespace Blog.Articles.Search;

/// <summary>One word of a query, or a phrase.</summary>
/// <param name="Typed">As the reader typed it, with its marks.</param>
/// <param name="Words">Without case and accents. "rain-gauge" is two.</param>
/// <param name="IsBeginning">Whether a longer word that begins with the last one is found as well.</param>
public sealed record SearchTerm(string Typed, IReadOnlyList<string> Words, bool IsBeginning, bool IsExcluded)
{
    /// <summary>"#water" and "+water" are found as they are and without the sign, which is no part of the word to many who type it.</summary>
    private bool HasSign => Words is [['#' or '+', not ('#' or '+'), ..]];

    // Nothing but letters, digits, +, # and spaces stands between the quotation marks: no operator, no quotation mark, no
    // end of the text.
    private string Phrase => $"\"{string.Join(' ', Words)}\"";

    private string WithoutSign => $"\"{Words[0][1..]}\"";

    /// <summary>For the index: the words as they are.</summary>
    public string ExactMatch => HasSign ? $"({Phrase} OR {WithoutSign})" : Phrase;

    /// <summary>For the index: the words, the last one also as the beginning of a longer one.</summary>
    public string Match => !IsBeginning ? Phrase : HasSign ? $"({Phrase} OR {Phrase} * OR {WithoutSign} OR {WithoutSign} *)" : $"({Phrase} OR {Phrase} *)";

    /// <summary>A part of a query without white space around it, or null where it has no letter.</summary>
    internal static SearchTerm? From(string part)
    {
        var isExcluded = part.StartsWith('-');
        var isPhrase = part.TrimStart('-').StartsWith('"');
        var words = SearchWords.Of(part).Select(range => SearchWords.Fold(part.AsSpan()[range])).ToList();
        var typed = isPhrase ? $"{part}\"" : part;
        return words.Count == 0 ? null : new SearchTerm(typed, words, IsBeginning: !isPhrase && !isExcluded, isExcluded);
    }

    /// <summary>Whether the words of a text from this one on are the term's.</summary>
    internal bool IsAt(string text, List<Range> words, int index)
    {
        if (index + Words.Count > words.Count)
        {
            return false;
        }

        for (var number = 0; number < Words.Count; number++)
        {
            if (!IsAt(text.AsSpan()[words[index + number]], Words[number], mayGoOn: IsBeginning && number == Words.Count - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAt(ReadOnlySpan<char> found, string word, bool mayGoOn)
    {
        // Most words of a text begin otherwise, and are not worth being folded.
        if (char.IsAscii(found[0]) && char.ToLowerInvariant(found[0]) != word[0] && !HasSign)
        {
            return false;
        }

        var folded = SearchWords.Fold(found);
        return Equals(folded, word) || (HasSign && Equals(folded, word[1..]));

        bool Equals(string one, string other) => mayGoOn ? one.StartsWith(other, StringComparison.Ordinal) : string.Equals(one, other, StringComparison.Ordinal);
    }
}
