using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Data;

namespace Blog.Articles;

/// <summary>
/// Gives sanitized HTML the blog's own markup: anchors, scrolling tables, figures, code with colours. Whatever it adds
/// is made of elements and text nodes, so nothing that a writer typed can become markup here.
/// </summary>
internal static partial class ArticleMarkup
{
    public const string LanguagePrefix = "language-";

    /// <summary>Decorates the document in place; returns its headings.</summary>
    public static List<ArticleHeading> Decorate(IHtmlDocument document, CodeHighlighter highlighter, ImageSizes? images)
    {
        var body = document.Body!;
        KeepOwnIds(body);
        ReplaceForeignImages(body);
        ArticleImages.Prepare(body, images);
        WrapFigures(body);
        WrapTables(body);
        WrapCode(body, highlighter);
        NameFootnotes(body);
        var contents = AnchorHeadings(body);
        AimFragmentLinks(body, contents);
        return contents;
    }

    private static void KeepOwnIds(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("[id]").Where(element => !FootnoteId().IsMatch(element.Id!)))
        {
            element.RemoveAttribute("id");
        }
    }

    /// <summary>The page loads nothing from other hosts (and tells them nothing of its reader): their images become links.</summary>
    private static void ReplaceForeignImages(IElement body)
    {
        foreach (var image in body.QuerySelectorAll("img"))
        {
            var address = image.GetAttribute("src") ?? "";
            if (OwnImage().IsMatch(address))
            {
                continue;
            }

            var words = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : address;
            image.Replace(address.Length == 0 || image.Closest("a") is not null
                ? body.Owner!.CreateTextNode(words)
                : Create(body, "a", words, ("href", address)));
        }
    }

    /// <summary>An image that is a paragraph of its own is a figure, its title the caption; #wide in its address lets it reach into the margin.</summary>
    private static void WrapFigures(IElement body)
    {
        foreach (var paragraph in body.QuerySelectorAll("p").Where(IsOnlyImage))
        {
            var image = paragraph.Children[0];
            var figure = Create(body, "figure");
            if (image.GetAttribute("src")!.EndsWith("#wide", StringComparison.Ordinal))
            {
                figure.ClassName = "wide";
            }

            paragraph.Replace(figure);
            figure.Append(image);
            if (image.GetAttribute("title") is { Length: > 0 } caption)
            {
                image.RemoveAttribute("title");
                figure.Append(Create(body, "figcaption", caption));
            }
        }
    }

    private static bool IsOnlyImage(IElement paragraph) =>
        paragraph.Children is [{ LocalName: "img" }] && string.IsNullOrWhiteSpace(paragraph.TextContent);

    private static void WrapTables(IElement body)
    {
        foreach (var table in body.QuerySelectorAll("table"))
        {
            // Named by its columns: the only words for it that are in the language of the text.
            var columns = string.Join(", ", table.QuerySelectorAll("th").Select(cell => cell.TextContent.Trim()).Where(name => name.Length > 0));
            var region = Create(body, "div", null, ("class", "table"), ("tabindex", "0"), ("role", "group"), ("aria-label", columns.Length > 0 ? columns : "…"));
            table.Replace(region);
            region.Append(table);
        }
    }

    private static void WrapCode(IElement body, CodeHighlighter highlighter)
    {
        foreach (var pre in body.QuerySelectorAll("pre"))
        {
            var code = pre.QuerySelector("code") ?? pre;
            var asked = code.ClassList.FirstOrDefault(name => name.StartsWith(LanguagePrefix, StringComparison.Ordinal))?[LanguagePrefix.Length..];
            var language = highlighter.Find(asked);

            // A line without words keeps its height for the button that script puts beside it.
            var name = language?.Name ?? asked ?? "\u00A0";
            var colored = Create(body, "code");
            foreach (var (text, kind) in highlighter.Highlight(code.TextContent, language))
            {
                colored.Append(kind is null ? body.Owner!.CreateTextNode(text) : Create(body, "span", text, ("class", kind)));
            }

            var header = Create(body, "header");
            header.Append(Create(body, "span", name));
            var lines = Create(body, "pre", null, ("tabindex", "0"), ("role", "group"), ("aria-label", string.IsNullOrWhiteSpace(name) ? "…" : name));
            lines.Append(colored);
            var block = Create(body, "div", null, ("class", "code"));
            block.Append(header, lines);
            pre.Replace(block);
        }

        foreach (var inline in body.QuerySelectorAll("[class^='language-']"))
        {
            inline.RemoveAttribute("class");
        }
    }

    /// <summary>The roles say in the reader's own language what a number and an arrow mean.</summary>
    private static void NameFootnotes(IElement body)
    {
        foreach (var section in body.QuerySelectorAll("section"))
        {
            section.SetAttribute("role", "doc-endnotes");
        }

        foreach (var link in body.QuerySelectorAll("a[id], .footnotes a[href^='#footnote-call-']"))
        {
            link.SetAttribute("role", link.HasAttribute("id") ? "doc-noteref" : "doc-backlink");
        }
    }

    private static List<ArticleHeading> AnchorHeadings(IElement body)
    {
        var contents = new List<ArticleHeading>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            // The page's h1 is the title.
            var placed = heading.LocalName == "h1" ? Rename(heading, "h2") : heading;
            var text = RunningText.OfElement(placed);
            var slug = Slug.From(text);
            var id = ArticleIds.Heading(slug);
            for (var number = 2; !taken.Add(id); number++)
            {
                id = ArticleIds.Heading(Slug.Numbered(slug, number));
            }

            placed.Id = id;
            if (placed.LocalName is "h2" or "h3" && text.Length > 0)
            {
                contents.Add(new ArticleHeading(id, text, placed.LocalName[1] - '0'));
            }
        }

        return contents;
    }

    private static IElement Rename(IElement element, string name)
    {
        var renamed = Create(element, name);
        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
        return renamed;
    }

    /// <summary>A writer links to #jars; the heading's id has a prefix.</summary>
    private static void AimFragmentLinks(IElement body, List<ArticleHeading> contents)
    {
        foreach (var link in body.QuerySelectorAll("a[href^='#']:not([role])"))
        {
            var id = ArticleIds.Heading(Uri.UnescapeDataString(link.GetAttribute("href")![1..]));
            if (contents.Exists(heading => heading.Id == id))
            {
                link.SetAttribute("href", $"#{id}");
            }
        }
    }

    private static IElement Create(IElement near, string name, string? text = null, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = near.Owner!.CreateElement(name);
        foreach (var attribute in attributes)
        {
            element.SetAttribute(attribute.Name, attribute.Value);
        }

        if (text is not null)
        {
            element.TextContent = text;
        }

        return element;
    }

    [GeneratedRegex(@"\Afootnote-(call-)?[0-9]+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FootnoteId();

    // Starts with one slash: "//host", "/\host" and a tab between the slashes all lead to another host.
    [GeneratedRegex(@"\A/[A-Za-z0-9_\-][A-Za-z0-9_\-./~%]*(\?[A-Za-z0-9_\-.=&%]*)?(#wide)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnImage();
}
