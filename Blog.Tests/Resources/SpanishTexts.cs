using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Blog.Tests.Resources;

/// <summary>The file with the Spanish texts, as it stands in the source.</summary>
internal static partial class SpanishTexts
{
    /// <summary>Texts that are the same in both languages; every other entry must differ from its key.</summary>
    public static readonly string[] Alike = ["Chat", "Chats", "RSS", "{0} min", "{0} s", "{0} h {1} min", "{0} d {1} h"];

    public static readonly string File = Path.Combine(SourceTexts.Blog, "Resources", "Text.es.resx");

    /// <summary>Every entry in the order of the file, one that is there twice included.</summary>
    public static IReadOnlyList<(string English, string Spanish)> Entries { get; } =
        [.. XDocument.Load(File).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value))];

    /// <summary>The places for values ({0}, {1:N0}), sorted.</summary>
    public static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    /// <summary>Finds a text in a page whatever stands in its places, and not as a part of longer words.</summary>
    public static Regex Finder(string text)
    {
        var words = Place().Split(text).Select(Regex.Escape);
        return new Regex($@"(?<!\w){string.Join(".+?", words)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{[0-9]+(:[^}]*)?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
