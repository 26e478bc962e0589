using System.Globalization;
using System.Text;

namespace Blog.Articles.Search;

/// <summary>
/// Cuts a text into words as the index does (SQLite's unicode61, with + and # as letters) and forgets case and accents as
/// it does. Where the two differ, a hit stays unmarked; what is found decides the index alone.
/// </summary>
internal static class SearchWords
{
    /// <summary>Where the words of a text stand.</summary>
    public static List<Range> Of(string text)
    {
        List<Range> words = [];
        var start = -1;
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isInside = IsLetter(rune) || (start >= 0 && IsMark(rune));
            if (isInside && start < 0)
            {
                start = position;
            }
            else if (!isInside && start >= 0)
            {
                words.Add(start..position);
                start = -1;
            }

            // Half of a surrogate pair counts as one character of the text and comes as U+FFFD, which is one as well.
            position += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            words.Add(start..position);
        }

        return words;
    }

    /// <summary>A word without case and accents.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToString().ToLowerInvariant();
        }

        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().Where(rune => !IsMark(rune)))
        {
            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString();
    }

    private static bool IsLetter(Rune rune) => rune.Value is '+' or '#' || Rune.IsLetter(rune) || Rune.IsNumber(rune);

    private static bool IsMark(Rune rune) => rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
}
