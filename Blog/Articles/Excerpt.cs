using System.Globalization;

namespace Blog.Articles;

public static class Excerpt
{
    public const int MaxLength = 70;

    /// <summary>What search engines and feed readers show of a text.</summary>
    public const int DescriptionLength = 155;

    /// <summary>The first characters of one line of text, whole words; "…" says that it goes on.</summary>
    public static string From(string text, int maxLength = MaxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', maxLength);
        var words = end > 0 ? text[..end] : Cut(text, maxLength);
        return words.TrimEnd(' ', ',', ';', ':', '-', '–', '—', '.', '…') + "…";
    }

    /// <summary>A first word longer than the excerpt is cut, but never within a character.</summary>
    private static string Cut(string text, int maxLength)
    {
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= maxLength)
        {
            end += length;
        }

        return text[..end];
    }
}
