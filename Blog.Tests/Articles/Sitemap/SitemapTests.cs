using System.Net;
using System.Xml.Linq;
using Blog.Data;
using Blog.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Sitemap;

public sealed class SitemapTests : IAsyncLifetime
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_lists_every_public_page_and_no_other()
    {
        await _server.SeedAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var (one, two) = (Some.User("one", "Author One"), Some.User("two", "Author Two"));
            Article[] all =
            [
                Some.Article("Jars", published: new DateTime(2024, 11, 30, 23, 59, 0, DateTimeKind.Utc)), Some.Article("Walls", published: new DateTime(2024, 2, 1, 0, 0, 0, DateTimeKind.Utc)),
                Some.Article("Silt", published: new DateTime(2023, 2, 1, 0, 0, 0, DateTimeKind.Utc)), Some.Article("Draft", status: ArticleStatus.Draft), Some.Article("Future", published: now.AddYears(1)),
            ];
            (all[0].Author, all[1].Author, all[3].Author, all[4].Author) = (one, one, two, two);
            (all[0].Tags, all[3].Tags, all[4].Tags) = ([Some.Tag("C#")], [Some.Tag("secret")], [Some.Tag("later")]);
            all[0].UpdatedUtc = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc);
            db.AddRange(all);
        });

        var answer = await _server.CreateClient().Get("/sitemap.xml");
        var pages = XDocument.Parse(answer.Html).Root!.Elements(Sitemap + "url").ToDictionary(url => url.Element(Sitemap + "loc")!.Value, url => url.Element(Sitemap + "lastmod")?.Value, StringComparer.Ordinal);

        Assert.Equal("application/xml; charset=utf-8", answer.Headers["Content-Type"]);
        string[] expected =
        [
            "/", "/archive", "/archive/2023", "/archive/2023/02", "/archive/2024", "/archive/2024/02", "/archive/2024/11",
            "/articles/jars", "/articles/silt", "/articles/walls", "/authors/one", "/privacy", "/tags/c-sharp",
        ];
        Assert.Equal(expected.Select(At), pages.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2025-01-02T03:04:05Z", pages[At("/articles/jars")]);
        Assert.Equal("2024-11-30T23:59:00Z", pages[At("/")]);
        Assert.Null(pages[At("/privacy")]);
    }

    [Fact]
    public async Task More_than_one_file_may_hold_are_several_files_with_an_index()
    {
        await _server.WithDb(async db =>
        {
            await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(ManyRows.Sql), TestContext.Current.CancellationToken);
        });
        var client = _server.CreateClient();

        var index = XDocument.Parse((await client.Get("/sitemap.xml")).Html).Root!;
        Assert.Equal(Sitemap + "sitemapindex", index.Name);
        string[] parts = [.. index.Elements(Sitemap + "sitemap").Select(part => part.Element(Sitemap + "loc")!.Value)];
        Assert.Equal([At("/sitemap/1.xml"), At("/sitemap/2.xml")], parts);

        List<string> listed = [];
        foreach (var part in parts)
        {
            var pages = XDocument.Parse((await client.Get(part)).Html).Root!.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
            Assert.InRange(pages.Count, 1, 50_000);
            listed.AddRange(pages);
        }

        var articles = await _server.WithDb(db => db.Articles.Where(article => article.Status == ArticleStatus.Published).Select(article => article.Slug).ToListAsync(TestContext.Current.CancellationToken));
        var prefix = At("/articles/");
        Assert.Equal(articles.Order(StringComparer.Ordinal), listed.Where(page => page.StartsWith(prefix, StringComparison.Ordinal)).Select(page => page[prefix.Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(listed.Count, listed.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(58, listed.Count(page => page.StartsWith(At("/tags/"), StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/sitemap/3.xml")).Status);
        Assert.Equal((HttpStatusCode.OK, ""), ((await client.Head("/sitemap/2.xml")).Status, (await client.Head("/sitemap/2.xml")).Html));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://blog.example.org/")]
    public async Task Robots_are_told_where_it_is_and_what_is_not_for_them(string? publicUrl)
    {
        _server.Settings["Blog:PublicUrl"] = publicUrl;

        var answer = await _server.CreateClient().Get("/robots.txt");

        var root = publicUrl ?? _server.Url.AbsoluteUri;
        var lines = answer.Html.Split('\n');
        Assert.Equal("text/plain; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains($"Sitemap: {root}sitemap.xml", lines);
        Assert.All(["/account", "/chat", "/chats", "/comments", "/settings", "/users"], path => Assert.Contains($"Disallow: {path}", lines));
        Assert.DoesNotContain("Disallow: /", lines);
    }

    private string At(string path) => new Uri(_server.Url, path).AbsoluteUri;
}
