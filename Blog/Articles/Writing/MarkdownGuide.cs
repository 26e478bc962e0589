using System.Collections.Concurrent;
using Blog.Resources;
using Blog.Web;
using Microsoft.Extensions.Localization;

namespace Blog.Articles.Writing;

/// <summary>One line of the guide: what is typed, and what becomes of it.</summary>
public sealed record GuideEntry(string Sample, ArticleHtml Html);

/// <summary>
/// Shows what can be written. The samples go through the renderer that the articles go through, so the guide is true
/// whatever that does.
/// </summary>
public sealed class MarkdownGuide(ArticleRenderer renderer, IStringLocalizer<Text> texts)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<GuideEntry>> _guides = new(StringComparer.Ordinal);

    /// <summary>The guide in the language of the interface.</summary>
    public IReadOnlyList<GuideEntry> Entries => _guides.GetOrAdd(Languages.Current, _ => Render());

    private List<GuideEntry> Render() =>
    [
        EntryOf(texts["## A heading"]),
        EntryOf(texts["**bold**, *italic*, ~~deleted~~"]),
        EntryOf(texts["[a link](https://example.org)"]),
        EntryOf($"- {texts["one"]}\n- {texts["another"]}"),
        EntryOf($"1. {texts["first"]}\n2. {texts["second"]}"),
        EntryOf($"- [x] {texts["done"]}\n- [ ] {texts["to do"]}"),
        EntryOf(texts["> a quotation"]),
        EntryOf(texts["`code` in a line"]),
        EntryOf("```csharp\nvar depth = 4;\n```"),
        EntryOf($"| {texts["month"]} | {texts["rain"]} |\n|---|--:|\n| {texts["May"]} | 12 |"),
        EntryOf($"{texts["A note."]}[^1]\n\n[^1]: {texts["At the end of the text."]}"),
        EntryOf(texts["![what is to be seen](/icon.svg)"]),
    ];

    private GuideEntry EntryOf(string sample) => new(sample, renderer.RenderBeside(sample));
}
