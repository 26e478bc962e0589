using System.Net;
using Blog.Data;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Pages;

public sealed class HomePageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_empty_blog_answers_with_a_friendly_line()
    {
        var page = await _server.CreateClient().Get("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Nothing has been published yet.", page.Text("#article-list h2"));
        Assert.Empty(page.Texts("nav.pager"));
    }

    [Fact]
    public async Task Eleven_articles_are_three_pages_of_five_five_and_one_newest_first()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(11)));
        var client = _server.CreateClient();

        var first = await client.Get("/");
        Assert.Equal(["Tide 11", "Tide 10", "Tide 9", "Tide 8", "Tide 7"], first.Texts("#article-list article h2"));
        Assert.Equal(["Previous", "1", "2", "3", "Next"], first.Texts("nav[aria-label=Pagination] > *"));
        Assert.Equal("1", first.Text("nav.pager [aria-current=page]"));
        Assert.Equal(["Tide 6", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], (await client.Get("/?page=2")).Texts("#article-list article h2"));
        var last = await client.Get("/?page=3");
        Assert.Equal(["Tide 1"], last.Texts("#article-list article h2"));
        Assert.Equal(["Previous", "1", "2", "3"], last.Texts("nav.pager a"));
    }

    [Fact]
    public async Task Ten_articles_are_two_pages_and_five_have_no_pager()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(5)));
        var client = _server.CreateClient();
        Assert.Empty((await client.Get("/")).Texts("nav.pager"));

        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(6, 5).Select(number => Some.Article($"Tide {number}"))));

        Assert.Equal(["1", "2", "Next"], (await client.Get("/")).Texts("nav.pager a"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/?page=3")).Status);
    }

    [Theory]
    [InlineData("/?page=0")]
    [InlineData("/?page=-3")]
    [InlineData("/?page=two")]
    [InlineData("/?page=")]
    [InlineData("/?page=1.5")]
    public async Task What_is_no_page_number_is_page_1(string address)
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));

        var page = await _server.CreateClient().Get(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("1", page.Text("nav.pager [aria-current=page]"));
    }

    [Theory]
    [InlineData("/?page=3", "3")]
    [InlineData("/?page=99999999999999999999", "2147483647")]
    public async Task A_page_out_of_range_is_a_404_that_leads_to_the_last_page(string address, string number)
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));
        var client = _server.CreateClient();

        foreach (var page in new[] { await client.Get(address), await client.GetFragment(address, "article-list") })
        {
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal($"There is no page {number}.", page.Text("#article-list h2"));
            Assert.Equal("/?page=2", page.Document.QuerySelector("#article-list a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Drafts_and_articles_of_tomorrow_are_not_listed()
    {
        await using var server = new BlogServer { Time = new FakeTimeProvider(new DateTimeOffset(Some.Day.AddHours(1))) };
        await server.SeedAsync(db => db.AddRange(
            Some.Article("Here"),
            Some.Article("Draft", status: ArticleStatus.Draft),
            Some.Article("Tomorrow", published: Some.Day.AddHours(2))));

        Assert.Equal(["Here"], (await server.CreateClient().Get("/")).Texts("#article-list article h2"));
    }

    [Fact]
    public async Task An_entry_shows_excerpt_author_date_and_tags()
    {
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Jars", "Twelve *months* of measuring the same four jars taught us less about rain than the wall.");
            article.Author = Some.User("one", "Author One");
            article.Tags = [Some.Tag("water"), Some.Tag("C#")];
            db.Add(article);
        });

        var page = await _server.CreateClient().Get("/");

        Assert.Equal("Twelve months of measuring the same four jars taught us less about…", page.Text("article p"));
        Assert.Equal(["Author One", "1 min"], page.Texts("article .meta span"));
        Assert.Equal("14 Mar 2026", page.Text("article time[datetime='2026-03-14T08:00:00Z']"));
        Assert.Equal(["/tags/c-sharp", "/tags/water"], page.Document.QuerySelectorAll("article .tags a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/articles/jars", page.Document.QuerySelector("article a.more")!.GetAttribute("href"));
        Assert.StartsWith("Read more", page.Text("article a.more"), StringComparison.Ordinal);
        Assert.Equal(["All", "C# 1", "water 1"], page.Texts("nav[aria-label=Tags] a"));
    }

    [Fact]
    public async Task A_page_number_swaps_the_list_alone_and_brings_the_title()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(11)));
        var client = _server.CreateClient();

        var link = (await client.Get("/")).Document.QuerySelector("nav.pager a[rel=next]")!;
        Assert.Equal(
            ("/?page=2", "/?page=2", "#article-list", "outerHTML show:#article-list:top", "true"),
            (link.GetAttribute("href"), link.GetAttribute("hx-get"), link.GetAttribute("hx-target"), link.GetAttribute("hx-swap"), link.GetAttribute("hx-push-url")));

        var fragment = await client.GetFragment("/?page=2", "article-list");
        Assert.StartsWith("<title>Articles, page 2 — Low Water</title>", fragment.Html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(["section"], fragment.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal("2", fragment.Text("#article-list nav.pager [aria-current=page]"));
    }

    [Fact]
    public async Task A_boosted_link_gets_title_and_main_alone()
    {
        var main = await _server.CreateClient().GetBoosted("/");

        Assert.StartsWith("<title>Articles — Low Water</title>", main.Html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(["main"], main.Document.Body!.Children.Select(child => child.LocalName));
        Assert.DoesNotContain("masthead", main.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HX-Target", "article-list")]
    [InlineData("HX-History-Restore-Request", "true")]
    [InlineData("Accept", "text/html")]
    public async Task Whoever_is_not_htmx_gets_the_whole_page(string header, string value)
    {
        var page = await _server.CreateClient().Get("/", (header, value));

        Assert.Single(page.Document.QuerySelectorAll("html > head > title"));
        Assert.Single(page.Document.QuerySelectorAll("body > main#main #article-list"));
        Assert.NotEmpty(page.Texts(".masthead"));
    }

    [Fact]
    public async Task Each_shape_says_what_it_depends_on()
    {
        var client = _server.CreateClient();

        foreach (var answer in new[] { await client.Get("/"), await client.GetBoosted("/"), await client.GetFragment("/", "article-list"), await client.Get("/missing") })
        {
            var vary = answer.Headers["Vary"].Split(", ");
            Assert.Superset(
                new HashSet<string> { "HX-Request", "HX-Boosted", "HX-Target", "HX-History-Restore-Request", "Accept-Language", "Cookie" },
                vary.ToHashSet());
        }

        Assert.Equal("no-store, no-cache", (await client.GetFragment("/", "article-list")).Headers["Cache-Control"]);
        Assert.Equal("no-cache", (await client.Get("/")).Headers["Cache-Control"]);
    }
}
