using System.Text.RegularExpressions;

namespace Blog.Web;

/// <summary>A piece of plain text that somebody wrote: words, or an address that becomes a link.</summary>
public readonly partial record struct TextPart(string Text, bool IsLink)
{
    /// <summary>Cuts a text at its http and https addresses. Full stops and closing brackets after an address stay outside it.</summary>
    public static IEnumerable<TextPart> Split(string text)
    {
        var done = 0;
        foreach (Match match in Address().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', ')', ']', '}', '»', '”', '’');
            if (!Uri.TryCreate(address, UriKind.Absolute, out _))
            {
                continue;
            }

            if (match.Index > done)
            {
                yield return new TextPart(text[done..match.Index], IsLink: false);
            }

            yield return new TextPart(address, IsLink: true);
            done = match.Index + address.Length;
        }

        if (done < text.Length)
        {
            yield return new TextPart(text[done..], IsLink: false);
        }
    }

    [GeneratedRegex("""https?://[^\s<>"]+""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Address();
}
