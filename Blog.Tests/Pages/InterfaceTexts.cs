using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Tests.Resources;

namespace Blog.Tests.Pages;

/// <summary>The words of a page that people see or hear, and what is wrong with their language.</summary>
internal static partial class InterfaceTexts
{
    /// <summary>Every word that a test's people write begins so, names and titles too: what is left is the interface.</summary>
    public const string OfPeople = "Zq";

    // A key is called what stands on it.
    private static readonly HashSet<string> Unspoken = new(StringComparer.Ordinal) { "script", "style", "kbd" };

    private static readonly HashSet<string> SpokenAttributes = new(StringComparer.Ordinal)
    {
        "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "alt", "label",
        "data-auto", "data-light", "data-dark", "data-copy", "data-copied", "data-confirm", "hx-confirm", "hx-prompt",
    };

    private static readonly (Regex English, Regex Spanish)[] Pairs =
        [.. SpanishTexts.Entries.Where(entry => entry.English != entry.Spanish).Select(entry => (SpanishTexts.Finder(entry.English), SpanishTexts.Finder(entry.Spanish)))];

    /// <summary>Languages are called by their own names, and the guide's sample of code is code.</summary>
    private static readonly HashSet<string> InEveryLanguage = new(StringComparer.Ordinal) { "English", "Español", "```csharp var depth = 4; ```", "C#", "var", "depth =" };

    private static readonly Regex[] Alike = [.. SpanishTexts.Alike.Select(SpanishTexts.Finder)];

    /// <summary>Every text with a word of the interface in it, people's words left out.</summary>
    public static HashSet<string> Of(Answer page) =>
        [.. Spoken(page.Document).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(text => text.Any(char.IsLetter))];

    /// <summary>A text that a Spanish page and the same page in English share was written past the texts; a known one may stand in its own language only.</summary>
    public static IEnumerable<string> Faults(HashSet<string> spanish, HashSet<string> english)
    {
        foreach (var text in spanish.Intersect(english).Except(InEveryLanguage).Where(text => !Alike.Any(alike => !alike.Replace(text, "").Any(char.IsLetter))))
        {
            yield return $"not translated: {text}";
        }

        foreach (var text in spanish.Where(text => Pairs.Any(pair => pair.English.IsMatch(text))))
        {
            yield return $"English in Spanish: {text}";
        }

        foreach (var text in english.Where(text => Pairs.Any(pair => pair.Spanish.IsMatch(text))))
        {
            yield return $"Spanish in English: {text}";
        }
    }

    private static IEnumerable<string> Spoken(INode node) => node switch
    {
        IText text => [WordOfPeople().Replace(text.Data, "")],
        IElement element when Unspoken.Contains(element.LocalName) => Attributes(element),
        IHtmlTemplateElement mould => mould.Content.ChildNodes.SelectMany(Spoken),
        IElement element => Attributes(element).Concat(element.ChildNodes.SelectMany(Spoken)),
        _ => node.ChildNodes.SelectMany(Spoken),
    };

    private static IEnumerable<string> Attributes(IElement element) =>
        element.Attributes.Where(attribute => SpokenAttributes.Contains(attribute.Name)).Select(attribute => WordOfPeople().Replace(attribute.Value, ""));

    // A letter alone is the picture of somebody, and the number of a failure or a chat is nobody’s word.
    [GeneratedRegex(@"\S*" + OfPeople + @"\S*|\b[Zz]\b|\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9]{2}\b|\b[0-9a-f]{8}\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WordOfPeople();
}
