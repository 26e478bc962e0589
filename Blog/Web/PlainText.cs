using System.Text;

namespace Blog.Web;

/// <summary>What people write without any marks: comments and messages.</summary>
public static class PlainText
{
    /// <summary>
    /// The one form in which a text is counted, compared and stored: line ends become LF, accents are composed (NFC),
    /// control characters other than line ends and tabs go, noncharacters too, and so does white space around.
    /// </summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half of a surrogate pair comes out of EnumerateRunes as U+FFFD, so Normalize below can not throw.
            if (!IsNoncharacter(rune) && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Whether Unicode keeps this value free of any character for ever. Some of them make Normalize throw.</summary>
    public static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
