using System.Globalization;

namespace Blog.Articles;

public static class Excerpt
{
    public const int MaxLength = 70;

    /// <summary>The first <see cref="MaxLength"/> characters of one line of text, whole words; "…" says that it goes on.</summary>
    public static string From(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', MaxLength);
        var words = end > 0 ? text[..end] : Cut(text);
        return words.TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    /// <summary>A first word longer than the excerpt is cut, but never within a character.</summary>
    private static string Cut(string text)
    {
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= MaxLength)
        {
            end += length;
        }

        return text[..end];
    }
}
