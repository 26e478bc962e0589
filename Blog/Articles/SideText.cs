using System.Text.RegularExpressions;

namespace Blog.Articles;

/// <summary>A short text that stands beside an article or under it: a guide, a footer.</summary>
public static partial class SideText
{
    /// <summary>Renders it without ids, and without links to them: the article on the same page may have the same ones.</summary>
    /// <exception cref="ArticleTextException">The text is too long, or made to be slow.</exception>
    public static ArticleHtml RenderBeside(this ArticleRenderer renderer, string markdown) =>
        new(Id().Replace(renderer.Render(markdown).Html, ""));

    [GeneratedRegex(" (id|href)=\"(heading-|footnote-|#)[^\"]*\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
