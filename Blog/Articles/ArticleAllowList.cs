using Ganss.Xss;

namespace Blog.Articles;

/// <summary>
/// What the HTML of an article may consist of. HtmlSanitizer's own defaults let forms, buttons, name and position:fixed
/// through; here everything that is not named is removed.
/// </summary>
internal static class ArticleAllowList
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "strong", "em", "del", "sup", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
        "a", "img", "table", "thead", "tbody", "tr", "th", "td", "span", "section",
    ];

    public static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = Set("href", "src", "alt", "title", "start", "id", "class"),
            AllowedSchemes = Set("http", "https", "mailto"),
            UriAttributes = Set("href", "src"),
        });
        sanitizer.AllowedClasses.UnionWith(["n", "task", "footnotes"]);

        // The language of a code block; ArticleMarkup reads it and takes it away.
        sanitizer.RemovingCssClass += (_, removing) => removing.Cancel = removing.CssClass.StartsWith(ArticleMarkup.LanguagePrefix, StringComparison.Ordinal);
        return sanitizer;
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
