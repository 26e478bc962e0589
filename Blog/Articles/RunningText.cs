using System.Text;
using AngleSharp.Dom;

namespace Blog.Articles;

/// <summary>The words of an article as one line.</summary>
internal static class RunningText
{
    private const string NotRunning = "h1, h2, h3, h4, h5, h6, figure, .table, .code, .footnotes";
    private const string NotSpoken = "sup, .task";

    /// <summary>The text between headings, tables, code and figures; a text of nothing else is taken whole.</summary>
    public static string Of(IElement body)
    {
        var words = new StringBuilder();
        foreach (var child in body.Children.Where(child => !child.Matches(NotRunning)))
        {
            Append(words, child, $"{NotRunning}, {NotSpoken}");
        }

        return words.Length > 0 ? OneLine(words.ToString()) : OfElement(body);
    }

    public static string OfElement(IElement element)
    {
        var words = new StringBuilder();
        Append(words, element, NotSpoken);
        return OneLine(words.ToString());
    }

    private static void Append(StringBuilder words, IElement element, string without)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
            {
                words.Append(text.Data);
            }
            else if (node is IElement child && !child.Matches(without))
            {
                Append(words, child, without);
            }
        }

        if (element.LocalName is not ("a" or "em" or "strong" or "del" or "code" or "span"))
        {
            words.Append(' ');
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
