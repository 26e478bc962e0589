using System.Net;
using Blog.Data;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Pages;

public sealed class ArchivePageTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 14, 6, 0, 0, DateTimeKind.Utc);
    private readonly BlogServer _server = new() { Time = new FakeTimeProvider(new DateTimeOffset(Now)) };

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db =>
    {
        db.AddRange(Enumerable.Range(1, 6).Select(day => At($"November {day}", new DateTime(2026, 11, day, 8, 0, 0, DateTimeKind.Utc))));
        db.AddRange(
            At("September ends", new DateTime(2026, 9, 30, 23, 59, 59, DateTimeKind.Utc)),
            At("January begins", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            At("Long ago", new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc)),
            At("Tomorrow", Now.AddDays(1)),
            At("Next year", Now.AddYears(1)),
            Some.Article("Draft", published: new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc), status: ArticleStatus.Draft));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("en", "2026 8 articles|2024 1 article", "November 2026 6|September 2026 1|January 2026 1|February 2024 1")]
    [InlineData("es", "2026 8 artículos|2024 1 artículo", "noviembre 2026 6|septiembre 2026 1|enero 2026 1|febrero 2024 1")]
    public async Task It_counts_the_published_articles_of_every_month_newest_first(string language, string years, string months)
    {
        var page = await _server.CreateClient().Get("/archive", ("Accept-Language", language));

        Assert.Equal(years.Split('|'), page.Texts("main section h2"));
        Assert.Equal(months.Split('|'), page.Texts("main section li a"));
        Assert.Equal(
            ["/archive/2026/11", "/archive/2026/09", "/archive/2026/01", "/archive/2024/02"],
            page.Document.QuerySelectorAll("main section li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["/archive/2026", "/archive/2024"], page.Document.QuerySelectorAll("main section h2 a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_month_lists_its_articles_in_pages_newest_first()
    {
        var client = _server.CreateClient();

        var first = await client.Get("/archive/2026/11");
        Assert.Equal(["November 6", "November 5", "November 4", "November 3", "November 2"], first.Texts("#article-list article h2"));
        Assert.Equal("/archive/2026/11?page=2", first.Document.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("hx-get"));
        var second = await client.GetFragment("/archive/2026/11?page=2", "article-list");
        Assert.Equal(["November 1"], second.Texts("#article-list article h2"));
        Assert.Contains("<title>Articles from November 2026, page 2 — Low Water</title>", second.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", second.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/archive/2026/11?page=3")).Status);
    }

    [Theory]
    [InlineData("/archive/2026/09", "September ends")]
    [InlineData("/archive/2026/01", "January begins")]
    [InlineData("/archive/2024/02", "Long ago")]
    [InlineData("/archive/2024", "Long ago")]
    public async Task A_month_begins_and_ends_by_UTC(string address, string title) =>
        Assert.Equal([title], (await _server.CreateClient().Get(address)).Texts("#article-list article h2"));

    [Theory]
    [InlineData("en", "Articles from November 2026", "Articles from 2026")]
    [InlineData("es", "Artículos de noviembre de 2026", "Artículos de 2026")]
    public async Task The_heading_says_the_time_in_the_language_of_the_reader(string language, string month, string year)
    {
        var client = _server.CreateClient();

        Assert.Equal(month, (await client.Get("/archive/2026/11", ("Accept-Language", language))).Text("h1"));
        Assert.Equal(year, (await client.Get("/archive/2026", ("Accept-Language", language))).Text("h1"));
    }

    [Theory]
    [InlineData("/archive/2026/11", "Earlier September 2026")]
    [InlineData("/archive/2026/09", "Earlier January 2026|Later November 2026")]
    [InlineData("/archive/2026/01", "Earlier February 2024|Later September 2026")]
    [InlineData("/archive/2024/02", "Later January 2026")]
    [InlineData("/archive/2026", "Earlier 2024")]
    [InlineData("/archive/2024", "Later 2026")]
    public async Task Its_neighbours_are_the_nearest_times_with_articles(string address, string neighbours)
    {
        var page = await _server.CreateClient().Get(address);

        Assert.Equal(neighbours.Split('|'), page.Document.QuerySelectorAll("nav.near a").Select(link => $"{link.Children[0].TextContent} {link.LastChild!.TextContent}"));
    }

    [Theory]
    [InlineData("/archive/2026/13")]
    [InlineData("/archive/2026/00")]
    [InlineData("/archive/2026/1")]
    [InlineData("/archive/2026/10")]
    [InlineData("/archive/2026/12")]
    [InlineData("/archive/2025")]
    [InlineData("/archive/2025/05")]
    [InlineData("/archive/2027")]
    [InlineData("/archive/2027/11")]
    [InlineData("/archive/1890")]
    [InlineData("/archive/0000")]
    [InlineData("/archive/0001/01")]
    [InlineData("/archive/9999/12")]
    [InlineData("/archive/26")]
    [InlineData("/archive/-2026")]
    [InlineData("/archive/02026")]
    [InlineData("/archive/%202026")]
    [InlineData("/archive/٢٠٢٦")]
    [InlineData("/archive/2026/november")]
    [InlineData("/archive/2026/%2F11")]
    public async Task A_time_without_articles_and_what_is_no_time_are_not_found(string address)
    {
        var page = await _server.CreateClient().Get(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("This page does not exist.", page.Text("main h1"));
    }

    [Theory]
    [InlineData("/", "Articles")]
    [InlineData("/archive", "Archive")]
    [InlineData("/archive/2026", "Archive")]
    [InlineData("/archive/2026/11", "Archive")]
    [InlineData("/privacy", null)]
    public async Task The_masthead_marks_the_section_on_the_pages_below_it_too(string address, string? current) =>
        Assert.Equal(current, (await _server.CreateClient().Get(address)).Document.QuerySelector("nav.sections [aria-current=page]")?.TextContent);

    [Fact]
    public async Task An_empty_archive_says_so()
    {
        await using var server = new BlogServer();

        var page = await server.CreateClient().Get("/archive");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Nothing has been published yet.", page.Text("main h2"));
    }

    private static Article At(string title, DateTime publishedUtc) => Some.Article(title, published: publishedUtc);
}
