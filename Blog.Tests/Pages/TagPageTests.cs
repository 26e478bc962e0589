using System.Net;
using Blog.Data;

namespace Blog.Tests.Pages;

public sealed class TagPageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db =>
    {
        var water = Some.Tag("water");
        foreach (var article in Some.Tides(6))
        {
            article.Tags = [water];
            db.Add(article);
        }

        var sharp = Some.Article("Sharp");
        sharp.Tags = [Some.Tag("C#")];
        var plus = Some.Article("Plus");
        plus.Tags = [Some.Tag("C++")];
        var secret = Some.Article("Secret", status: ArticleStatus.Draft);
        secret.Tags = [water, Some.Tag("plans")];
        db.AddRange(sharp, plus, secret);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_tag_lists_its_articles_in_pages()
    {
        var client = _server.CreateClient();

        var first = await client.Get("/tags/water");
        Assert.Equal(["Tide 6", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], first.Texts("#article-list article h2"));
        Assert.Equal("/tags/water?page=2", first.Document.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("hx-get"));
        var second = await client.GetFragment("/tags/water?page=2", "article-list");
        Assert.Equal(["Tide 1"], second.Texts("#article-list article h2"));
        Assert.Contains("<title>water, page 2 — Low Water</title>", second.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/tags/water?page=3")).Status);
    }

    [Fact]
    public async Task The_tag_bar_marks_where_one_is_and_counts_what_is_published()
    {
        var page = await _server.CreateClient().Get("/tags/c-sharp");

        Assert.Equal(["All", "C# 1", "C++ 1", "water 6"], page.Texts("nav[aria-label=Tags] a"));
        Assert.Equal("C# 1", page.Text("nav[aria-label=Tags] [aria-current=page]"));
        Assert.Equal(["Sharp"], page.Texts("#article-list article h2"));
    }

    [Theory]
    [InlineData("/tags/nothing")]
    [InlineData("/tags/plans")]
    public async Task An_unknown_tag_and_one_of_drafts_alone_are_not_found(string address)
    {
        var page = await _server.CreateClient().Get(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("This page does not exist.", page.Text("main h1"));
    }
}
