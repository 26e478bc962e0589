using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Pages;

/// <summary>What is wrong with the HTML of a whole page, one line each: what a checker would say without asking a browser.</summary>
internal static class HtmlFaults
{
    private const string Interactive = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe";
    private const string Controls = "input:not([type=hidden]), select, textarea, button";

    public static IReadOnlyList<string> Of(string html)
    {
        List<string> faults = [];
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, fault) => faults.Add(fault is HtmlErrorEvent error ? $"{error.Message} at {error.Position}" : "does not parse");
        var page = parser.ParseDocument(html);
        foreach (var check in (Func<IHtmlDocument, IEnumerable<string>>[])[Frame, Ids, References, Headings, Names, Nesting])
        {
            faults.AddRange(check(page));
        }

        return faults;
    }

    private static IEnumerable<string> Frame(IHtmlDocument page)
    {
        if (string.IsNullOrEmpty(page.DocumentElement.GetAttribute("lang")))
        {
            yield return "no language";
        }

        if (string.IsNullOrWhiteSpace(page.Title))
        {
            yield return "no title";
        }

        if (page.QuerySelectorAll("main").Length != 1)
        {
            yield return "not exactly one main";
        }
    }

    private static IEnumerable<string> Ids(IHtmlDocument page) =>
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1 || same.Key!.Length == 0 || same.Key.Any(char.IsWhiteSpace))
            .Select(same => $"id \"{same.Key}\" stands {same.Count()} times");

    private static IEnumerable<string> References(IHtmlDocument page)
    {
        foreach (var attribute in (string[])["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "form", "list"])
        {
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
            {
                foreach (var id in element.GetAttribute(attribute)!.Split(' ').Where(id => page.GetElementById(id) is null))
                {
                    yield return $"{attribute}=\"{id}\" leads nowhere: {Start(element)}";
                }
            }
        }
    }

    private static IEnumerable<string> Headings(IHtmlDocument page)
    {
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(heading => heading.Closest("[hidden], template") is null).ToList();
        if (levels.Count(heading => heading.LocalName == "h1") != 1)
        {
            yield return $"{levels.Count(heading => heading.LocalName == "h1")} h1";
        }

        foreach (var (before, heading) in levels.Zip(levels.Skip(1)).Where(pair => pair.Second.LocalName[1] - pair.First.LocalName[1] > 1))
        {
            yield return $"{before.LocalName} is followed by {Start(heading)}";
        }
    }

    private static IEnumerable<string> Names(IHtmlDocument page) =>
        page.QuerySelectorAll("img:not([alt])").Select(image => $"no alt: {Start(image)}")
            .Concat(page.QuerySelectorAll($"a[href], {Controls}").Where(element => !IsNamed(element)).Select(element => $"no name: {Start(element)}"));

    private static IEnumerable<string> Nesting(IHtmlDocument page) =>
        page.QuerySelectorAll("a, button").SelectMany(outer => outer.QuerySelectorAll(Interactive)).Select(inner => $"inside a link or button: {Start(inner)}")
            .Concat(page.QuerySelectorAll("form form").Select(form => $"inside a form: {Start(form)}"));

    private static bool IsNamed(IElement element) =>
        !string.IsNullOrWhiteSpace(element.GetAttribute("aria-label"))
        || element.HasAttribute("aria-labelledby")
        || (element.LocalName is "a" or "button" && (!string.IsNullOrWhiteSpace(element.TextContent) || element.QuerySelector("img[alt]:not([alt=''])") is not null))
        || element.Closest("label") is not null
        || (element.Id is { Length: > 0 } id && element.Owner!.QuerySelector($"label[for='{id}']") is not null);

    private static string Start(IElement element) => element.OuterHtml[..Math.Min(element.OuterHtml.Length, 120)];
}
