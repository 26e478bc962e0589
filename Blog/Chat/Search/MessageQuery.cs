using System.Globalization;
using System.Text;

namespace Blog.Chat.Search;

/// <summary>A piece of a found message; a hit is what was looked for.</summary>
public readonly record struct MarkedWord(string Text, bool IsHit);

/// <summary>The words that an author looks for in what was said. A message fits that has all of them, each at least as a beginning.</summary>
public sealed class MessageQuery
{
    /// <summary>What is longer is cut.</summary>
    public const int MaxLength = 200;

    private const int MaxWords = 10;
    private const int ShownAround = 80;

    private static readonly CompareInfo Letters = CultureInfo.InvariantCulture.CompareInfo;

    private MessageQuery(string text, IReadOnlyList<string> words)
    {
        Text = text;
        Words = words;
    }

    /// <summary>As it was typed.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Words { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>The question to the index. The words hold nothing but letters and digits, so none of them is an operator.</summary>
    public string Match => string.Join(' ', Words.Select(word => $"\"{word}\"*"));

    public static MessageQuery Of(string? typed)
    {
        var text = typed?.Trim() ?? "";
        text = text.Length > MaxLength ? text[..MaxLength] : text;
        return new MessageQuery(text, [.. Cut(text).Where(part => part.IsWord).Select(part => part.Text).Take(MaxWords)]);
    }

    /// <summary>The part of a message around the first hit, with every hit marked.</summary>
    public IReadOnlyList<MarkedWord> Mark(string message)
    {
        var parts = Cut(message).Select(part => new MarkedWord(part.Text, part.IsWord && IsHit(part.Text))).ToList();
        var first = Math.Max(0, parts.FindIndex(part => part.IsHit));
        var (start, before) = (first, 0);
        while (start > 0 && before + parts[start - 1].Text.Length <= ShownAround)
        {
            before += parts[--start].Text.Length;
        }

        return start == 0 ? parts : [new MarkedWord("…", IsHit: false), .. parts[start..]];
    }

    private bool IsHit(string word) => Words.Any(wanted => Letters.IsPrefix(word, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace));

    /// <summary>Words and what stands between them, as the index cuts a text.</summary>
    private static IEnumerable<(string Text, bool IsWord)> Cut(string text)
    {
        var part = new StringBuilder();
        var isWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = Rune.IsLetterOrDigit(rune) || (isWord && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);
            if (part.Length > 0 && isLetter != isWord)
            {
                yield return (part.ToString(), isWord);
                part.Clear();
            }

            isWord = isLetter;
            part.Append(rune.ToString());
        }

        if (part.Length > 0)
        {
            yield return (part.ToString(), isWord);
        }
    }
}
