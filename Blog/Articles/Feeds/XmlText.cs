using System.Xml;

namespace Blog.Articles.Feeds;

internal static class XmlText
{
    /// <summary>
    /// The text without what XML 1.0 knows no way to write: most control characters, halves of surrogate pairs, U+FFFE and
    /// U+FFFF. One of them in a title would make the whole feed unreadable.
    /// </summary>
    public static string Of(string text)
    {
        if (IsFit(text))
        {
            return text;
        }

        // EnumerateRunes turns half a pair into U+FFFD.
        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()).Where(IsFit));
    }

    private static bool IsFit(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
