using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Articles.Feeds;

/// <summary>The text of an article for a reader that shows it far from its page: every address in it is whole.</summary>
internal static class FeedHtml
{
    private static readonly (string Element, string Attribute)[] Addresses = [("a", "href"), ("img", "src")];

    /// <param name="html">As it is stored.</param>
    /// <param name="article">The address of the article's page. A link to a place in the text leads to that place there.</param>
    public static string Of(string html, Uri article)
    {
        using var document = new HtmlParser().ParseDocument("");
        var body = document.Body!;
        body.InnerHtml = html;
        foreach (var (name, attribute) in Addresses)
        {
            foreach (var element in body.QuerySelectorAll($"{name}[{attribute}]"))
            {
                MakeWhole(element, attribute, article);
            }
        }

        foreach (var image in body.QuerySelectorAll("img[srcset]"))
        {
            image.SetAttribute("srcset", WholeSet(image.GetAttribute("srcset")!, article));
        }

        return body.InnerHtml;
    }

    private static void MakeWhole(IElement element, string attribute, Uri article)
    {
        if (Uri.TryCreate(article, element.GetAttribute(attribute), out var whole))
        {
            element.SetAttribute(attribute, whole.AbsoluteUri);
        }
        else
        {
            element.RemoveAttribute(attribute);
        }
    }

    /// <summary>Addresses with a width each, and commas between them.</summary>
    private static string WholeSet(string set, Uri article) =>
        string.Join(", ", set.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(candidate => candidate.Split(' ', 2))
            .Select(parts => string.Join(' ', [new Uri(article, parts[0]).AbsoluteUri, .. parts.Skip(1)])));
}
