using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;

namespace Blog.Tests.Chat;

/// <summary>Links to the blog's own articles: found while answering, and shown as cards to both sides.</summary>
public sealed class ArticleCardTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db => db.AddRange(
        Some.Article("Rain gauges", "Intro.\n\n## Reading the meniscus\n\nText.\n\n## Emptying it\n\nMore."),
        Some.Article("Silt", "The meniscus is mentioned in passing."),
        Some.Article("Not out yet", "## Meniscus of tomorrow\n\nText.", status: ArticleStatus.Draft),
        Some.Article("Next year", "## Meniscus to come\n\nText.", published: new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Three_letters_find_a_section_and_its_link_becomes_a_card_that_leads_there()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.OpensAsync(visitor.Conversation);

        var found = (await ada.Http.Get("/chats/articles?q=men")).Document.QuerySelectorAll("[role=option]");

        Assert.Equal(3, found.Length);
        Assert.Equal("Reading the meniscus", found[0].QuerySelector("b")!.TextContent);
        Assert.Contains("Rain gauges", found[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 min", found[0].TextContent, StringComparison.Ordinal);
        var address = found[0].GetAttribute("data-text")!;
        Assert.Equal(new Uri(_server.Url, "/articles/rain-gauges#heading-reading-the-meniscus").AbsoluteUri, address);

        await ada.SaysAsync(visitor.Conversation, $"Look here: {address}");
        await visitor.SeesAsync($"Look here: {address}");
        var pages = new[] { visitor.Everything, ada.Everything, (await ada.Http.Get($"/chats/{visitor.Conversation}")).Html, (await visitor.Http.Get("/chat")).Html, (await visitor.Http.Get($"/chat/history?c={visitor.Conversation}")).Html };
        foreach (var page in pages)
        {
            var card = Assert.Single(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelectorAll("a.linked"));
            Assert.Equal("/articles/rain-gauges#heading-reading-the-meniscus", card.GetAttribute("href"));
            Assert.Equal("Reading the meniscus", card.QuerySelector("b")!.TextContent);
            Assert.Contains("Rain gauges", card.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{blog}articles/rain-gauges", 1)]
    [InlineData("See {blog}articles/rain-gauges#heading-nowhere.", 1)]
    [InlineData("{blog}articles/rain-gauges and {blog}articles/silt", 1)]
    [InlineData("https://example.org/articles/rain-gauges", 0)]
    [InlineData("{blog}articles/not-out-yet", 0)]
    [InlineData("{blog}articles/next-year", 0)]
    [InlineData("{blog}articles/nothing", 0)]
    [InlineData("{blog}articles/rain-gauges/edit", 0)]
    [InlineData("/articles/rain-gauges", 0)]
    public async Task Only_links_to_published_articles_of_this_blog_become_cards(string text, int cards)
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", text.Replace("{blog}", $"{_server.Url}", StringComparison.Ordinal));

        var page = await visitor.Http.Get("/chat");

        Assert.Single(page.Document.QuerySelectorAll("li[data-seq]"));
        Assert.Equal(cards, page.Document.QuerySelectorAll("a.linked").Length);
    }

    [Fact]
    public async Task Drafts_and_what_is_to_come_are_not_offered()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");

        var all = await ada.Http.Get("/chats/articles");
        var found = await ada.Http.Get("/chats/articles?q=meniscus");

        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.Equal(2, all.Document.QuerySelectorAll("[role=option]").Length);
        Assert.Contains("meniscus", found.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("tomorrow", found.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("to come", found.Html, StringComparison.Ordinal);
    }
}
