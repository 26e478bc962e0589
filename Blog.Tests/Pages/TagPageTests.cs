using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

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

    [Theory]
    [InlineData(11, "5 5 1")]
    [InlineData(10, "5 5")]
    [InlineData(5, "5")]
    public async Task A_tags_pages_hold_five_articles_each_and_none_is_empty(int count, string sizes)
    {
        await _server.SeedAsync(db =>
        {
            var tag = Some.Tag("many");
            db.AddRange(Enumerable.Range(1, count).Select(number => Tagged(Some.Article($"Many {number}"), tag)));
        });
        var client = _server.CreateClient();
        var pages = sizes.Split(' ').Length;

        for (var page = 1; page <= pages; page++)
        {
            var answer = await client.Get($"/tags/many?page={page}");
            Assert.Equal(sizes.Split(' ')[page - 1], $"{answer.Texts("#article-list article").Length}");
        }

        var beyond = await client.Get($"/tags/many?page={pages + 1}");
        Assert.Equal(HttpStatusCode.NotFound, beyond.Status);
        Assert.Equal(pages == 1 ? "/tags/many" : $"/tags/many?page={pages}", beyond.Document.QuerySelector("#article-list a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    public async Task What_is_no_page_number_is_page_1(string page) =>
        Assert.Equal("1", (await _server.CreateClient().Get($"/tags/water?page={page}")).Text("nav.pager [aria-current=page]"));

    [Fact]
    public async Task A_changed_status_or_date_changes_the_tags_list_and_count()
    {
        var client = _server.CreateClient();
        await _server.WithDb(db => db.WriteAsync(
            () => db.Articles.Where(article => article.Title == "Tide 6").ExecuteUpdateAsync(set => set.SetProperty(article => article.Status, ArticleStatus.Draft)),
            TestContext.Current.CancellationToken));
        await _server.WithDb(async db =>
        {
            db.Articles.Single(article => article.Title == "Tide 1").PublishedUtc = Some.Day.AddDays(20);
            await db.SaveChangesAsync();
        });

        var page = await client.Get("/tags/water");

        Assert.Equal(["Tide 1", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], page.Texts("#article-list article h2"));
        Assert.Contains("water 5", page.Texts("nav[aria-label=Tags] a"));
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

    private static Article Tagged(Article article, Tag tag)
    {
        article.Tags = [tag];
        return article;
    }
}
