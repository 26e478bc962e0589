using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Chat;

/// <summary>What the server sent at once, over the socket or as the answer to a POST: elements, each swapped by itself.</summary>
internal sealed class Frame(string html)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(html));

    public string Html { get; } = html;

    public IEnumerable<IElement> Swaps => _document.Value.Body!.Children;

    public IReadOnlyList<ShownMessage> Messages => ShownMessage.AllIn(_document.Value);
}

/// <summary>A message as it stands in the log.</summary>
internal sealed record ShownMessage(long Seq, Guid ClientId, string Sender, string Text)
{
    public static IReadOnlyList<ShownMessage> AllIn(IParentNode page) => [.. page.QuerySelectorAll("li[data-seq]").Select(Read)];

    private static ShownMessage Read(IElement li) => new(
        long.Parse(li.GetAttribute("data-seq")!, System.Globalization.CultureInfo.InvariantCulture),
        Guid.Parse(li.GetAttribute("data-client-id")!),
        li.GetAttribute("data-sender")!,
        li.QuerySelector(".text")!.TextContent);
}
