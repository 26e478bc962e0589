using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

public sealed class SearchPageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_found_comes_in_pages_of_five_with_its_number_and_the_best_first()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));
        var client = _server.CreateClient();

        var first = await client.Get("/search?q=tide");
        Assert.Equal(["Tide 6", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], first.Texts("#article-list article h2"));
        Assert.Equal("6 articles found", first.Text("main [data-announced]"));
        Assert.Equal("Articles with “tide”", first.Text("main h1"));
        Assert.Equal("tide", first.Document.QuerySelector("form[role=search] input[name=q]")!.GetAttribute("value"));
        Assert.Equal("/search?q=tide&page=2", first.Document.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("hx-get"));

        var second = await client.GetFragment("/search?q=tide&page=2", "article-list");
        Assert.StartsWith("<title>Search: tide, page 2 — Low Water</title>", second.Html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(["section"], second.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal(["Tide 1"], second.Texts("#article-list article h2"));
        Assert.DoesNotContain(second.Headers.Keys, name => name.EndsWith("-Url", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("3", "There is no page 3.")]
    [InlineData("99999999999999999999", "There is no page 2147483647.")]
    public async Task A_page_past_the_end_is_not_found_and_leads_to_the_last_one(string number, string sentence)
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));

        var page = await _server.CreateClient().Get($"/search?q=tide&page={number}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(sentence, page.Text("#article-list h2"));
        Assert.Equal("/search?q=tide&page=2", page.Document.QuerySelector("#article-list a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    public async Task What_is_no_page_number_is_page_1(string number)
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));

        Assert.Equal("1", (await _server.CreateClient().Get($"/search?q=tide&page={number}")).Text("nav.pager [aria-current=page]"));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_one_in_a_tag_and_that_more_than_one_in_the_text()
    {
        await _server.SeedAsync(db =>
        {
            var byTag = Some.Article("Second", "Four words of text.");
            byTag.Tags = [Some.Tag("tide")];
            db.AddRange(Some.Article("Third", "The tide of text."), byTag, Some.Article("First tide", "Four words of text."));
        });

        Assert.Equal(["First tide", "Second", "Third"], (await _server.CreateClient().Get("/search?q=tide")).Texts("#article-list article h2"));
    }

    [Fact]
    public async Task Of_two_alike_the_newer_comes_first_whichever_was_written_first()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Tide new", published: Some.Day.AddDays(5))));
        await _server.SeedAsync(db => db.Add(Some.Article("Tide old", published: Some.Day)));

        Assert.Equal(["Tide new", "Tide old"], (await _server.CreateClient().Get("/search?q=tide")).Texts("#article-list article h2"));
    }

    [Fact]
    public async Task Hits_are_marked_in_title_and_text_and_everything_is_encoded()
    {
        await _server.SeedAsync(db => db.Add(Some.Article(
            "<img src=x> Tides & <mark>marks</mark>",
            "Before it. " + string.Concat(Enumerable.Repeat("mud ", 60)) + "`<script>alert(1)</script>` rising tide, falling tide. " + string.Concat(Enumerable.Repeat("mud ", 60)))));

        var page = await _server.CreateClient().Get("/search?q=tide+script");

        Assert.Equal(["Tides"], page.Texts("article h2 mark"));
        Assert.Equal("<img src=x> Tides & <mark>marks</mark>", page.Text("article h2"));
        Assert.Equal(["script", "script", "tide", "tide"], page.Texts("article p mark"));
        var snippet = page.Text("article p");
        Assert.StartsWith("…", snippet, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> rising tide, falling tide.", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 100, 200);
        Assert.Empty(page.Document.QuerySelectorAll("article img, article script"));
    }

    [Fact]
    public async Task A_hit_in_the_title_alone_shows_the_excerpt()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Tide", "Nothing but mud.")));

        Assert.Equal("Nothing but mud.", (await _server.CreateClient().Get("/search?q=tide")).Text("article p"));
    }

    [Fact]
    public async Task A_misspelt_word_is_answered_with_one_that_finds_something()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("A Barómetro", "It fell before the rain.")));

        var page = await _server.CreateClient().Get("/search?q=rain+baromtero");

        Assert.Equal("Nothing found for “rain baromtero”.", page.Text("main h1"));
        var link = page.Document.QuerySelector("main .empty a")!;
        Assert.Equal(("rain barómetro", "/search?q=rain%20bar%C3%B3metro"), (link.TextContent, link.GetAttribute("href")));
        Assert.Equal(["A Barómetro"], (await _server.CreateClient().Get(link.GetAttribute("href")!)).Texts("article h2"));
        Assert.Equal("/chat?from=%2Fsearch", page.Document.QuerySelectorAll("main .empty a")[1].GetAttribute("href"));
    }

    [Theory]
    [InlineData(ArticleStatus.Draft, 0)]
    [InlineData(ArticleStatus.Published, 9_000)]
    public async Task A_word_that_nobody_may_read_yet_is_never_offered(ArticleStatus status, int days)
    {
        var hidden = Some.Article("Hidden", "The barometer.", Some.Day, ArticleStatus.Published);
        await _server.SeedAsync(db => db.AddRange(hidden, Some.Article("Open", "The barometers.")));
        var client = _server.CreateClient();
        Assert.Contains(">barometer</a>", (await client.Get("/search?q=barometre")).Html, StringComparison.Ordinal);

        await _server.WithDb(async db =>
        {
            var article = await db.Articles.SingleAsync(article => article.Title == "Hidden");
            (article.Status, article.PublishedUtc) = (status, Some.Day.AddDays(days));
            await db.SaveChangesAsync();
        });

        Assert.Equal("barometers", (await client.Get("/search?q=barometre")).Document.QuerySelector("main .empty a")!.TextContent);
    }

    [Fact]
    public async Task A_query_that_was_cut_says_so()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(1)));
        var client = _server.CreateClient();

        Assert.Empty((await client.Get("/search?q=tide")).Texts(".notice"));
        Assert.NotEmpty((await client.Get($"/search?q=tide+{new string('1', 4_000)}")).Texts(".notice"));
        Assert.NotEmpty((await client.Get($"/search?q={string.Join('+', Enumerable.Repeat("tide", 17))}")).Texts(".notice"));
    }

    [Theory]
    [InlineData("/", "HX-Push-Url", "HX-Replace-Url")]
    [InlineData("/articles/tide-1?q=/search", "HX-Push-Url", "HX-Replace-Url")]
    [InlineData("/search?q=ti", "HX-Replace-Url", "HX-Push-Url")]
    public async Task What_is_typed_is_one_step_of_the_history(string at, string header, string other)
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(1)));

        var answer = await _server.CreateClient().Get(
            "/search?q=tide+%C3%B1", ("HX-Request", "true"), ("HX-Target", "main"), ("HX-Current-URL", new Uri(_server.Url, at).ToString()));

        Assert.Equal("/search?q=tide%20%C3%B1", answer.Headers[header]);
        Assert.DoesNotContain(other, answer.Headers.Keys);
        Assert.Equal(["main"], answer.Document.Body!.Children.Select(child => child.LocalName));
        Assert.StartsWith("<title>Search: tide ñ — Low Water</title>", answer.Html.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_thousands_of_articles_have_ranks_the_newest_and_still_the_one_that_has_it_as_it_is()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Article("The C language", "C."), Some.Article("Mud", "cat", Some.Day)));
        await _server.WithDb(db => db.WriteAsync(
            () => db.Database.ExecuteSqlRawAsync("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
                INSERT INTO Articles (Slug, Title, Markdown, Html, Words, Excerpt, ReadingMinutes, Language, Status, PublishedUtc, CreatedUtc, UpdatedUtc, Contents, Version)
                SELECT 'cat-' || i, 'Cat ' || i, '', '', 'Text', '', 1, 'en', 1, '2026-04-01 00:00:00', '2026-04-01 00:00:00', '2026-04-01 00:00:00', '[]', 1 FROM n
                """),
            TestContext.Current.CancellationToken));

        var page = await _server.CreateClient().Get("/search?q=c");

        Assert.Equal(["The C language", "Cat 1100"], page.Texts("article h2").Take(2));
        Assert.Equal("More than 1,000 articles found. These are the best of the newest.", page.Text("main [data-announced]"));
        Assert.Equal(HttpStatusCode.OK, (await _server.CreateClient().Get("/search?q=c&page=200")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.CreateClient().Get("/search?q=c&page=202")).Status);
    }
}
