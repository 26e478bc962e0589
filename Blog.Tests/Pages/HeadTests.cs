using System.Buffers.Binary;
using System.Text.Json;
using Blog.Data;
using Blog.Tests.Accounts;
using Blog.Tests.Articles.Feeds;

namespace Blog.Tests.Pages;

/// <summary>What a page says of itself to those who do not look at it.</summary>
public sealed class HeadTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private string _root = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("https://blog.example.org")]
    public async Task Every_public_page_has_one_address_whatever_it_was_asked_by(string? publicUrl)
    {
        await SeedAsync(publicUrl);
        foreach (var (asked, canonical) in new[]
        {
            ("/", "/"), ("/?page=1&utm=x", "/"), ("/?page=2&a=b", "/?page=2"), ("/?page=0", "/"), ("/Index", "/"), ("/tags/water?a=b", "/tags/water"), ("/TAGS/water", "/tags/water"),
            ("/articles/tide-6?a=b", "/articles/tide-6"), ("/articles/tide-6?page=2", "/articles/tide-6?page=2"), ("/Privacy/?x", "/privacy"),
        })
        {
            var page = await _server.CreateClient().Get(asked);
            Assert.Equal((asked, $"{_root}{canonical}"), (asked, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")));
            Assert.Equal($"{_root}{canonical}", Meta(page, "og:url"));
            Assert.Equal($"{_root}/share.png", Meta(page, "og:image"));
            Assert.NotEmpty(Meta(page, "description")!);
            Assert.Null(Meta(page, "robots"));
        }
    }

    [Theory]
    [InlineData("/missing", "")]
    [InlineData("/?page=99", "")]
    [InlineData("/account/login", "")]
    [InlineData("/chat", "")]
    [InlineData("/account/settings", "author")]
    [InlineData("/articles/new", "author")]
    [InlineData("/articles/mine", "author")]
    [InlineData("/articles/hidden", "author")]
    [InlineData("/articles/later", "author")]
    [InlineData("/chats", "author")]
    public async Task A_page_for_one_person_or_for_nobody_is_not_to_be_found(string address, string name)
    {
        await SeedAsync();
        var client = _server.CreateClient();
        if (name.Length > 0)
        {
            using var signedIn = await client.SignInAsync(name);
        }

        var page = await client.Get(address);

        Assert.Equal("noindex", Meta(page, "robots"));
        Assert.Empty(page.Document.QuerySelectorAll("link[rel=canonical], meta[property], script[type='application/ld+json']"));
    }

    [Fact]
    public async Task An_article_tells_what_a_preview_of_it_shows()
    {
        await SeedAsync();

        var page = await _server.CreateClient().Get("/articles/tide-6");

        Assert.Equal(("Tide 6", "article", "Low Water", "es_ES"), (Meta(page, "og:title"), Meta(page, "og:type"), Meta(page, "og:site_name"), Meta(page, "og:locale")));
        Assert.Equal(("Some text.", "Some text."), (Meta(page, "description"), Meta(page, "og:description")));
        Assert.Equal(("2026-03-20T08:00:00Z", "2026-03-20T08:00:00Z"), (Meta(page, "article:published_time"), Meta(page, "article:modified_time")));
        Assert.Equal(($"{_root}/authors/author", "water"), (Meta(page, "article:author"), Meta(page, "article:tag")));
        Assert.Equal(("1200", "630", "summary_large_image"), (Meta(page, "og:image:width"), Meta(page, "og:image:height"), Meta(page, "twitter:card")));
        Assert.NotEmpty(Meta(page, "og:image:alt")!);
    }

    [Fact]
    public async Task The_picture_that_is_shared_is_as_large_as_it_is_said_to_be_and_small_to_load()
    {
        var bytes = await _server.CreateClient().GetByteArrayAsync("/share.png", TestContext.Current.CancellationToken);

        // A PNG says its width and its height at these places.
        Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))));
        Assert.InRange(bytes.Length, 1, 40_000);
    }

    [Fact]
    public async Task A_text_in_italics_asks_for_their_face_before_it_is_needed()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Article("Slanted", "This is *so*."), Some.Article("Upright", "This is so.")));
        var client = _server.CreateClient();

        Assert.NotNull((await client.Get("/articles/slanted")).Document.QuerySelector("link[rel=preload][href='/fonts/vollkorn-italic.woff2'][as=font][crossorigin]"));
        Assert.Null((await client.Get("/articles/upright")).Document.QuerySelector("link[href='/fonts/vollkorn-italic.woff2']"));
    }

    [Theory]
    [InlineData("![Drawing](/demo/staff.svg) ![A > \"b\"](/pictures/one.JPG) ![Two](/pictures/two.png)", "/pictures/one.JPG", "A > \"b\"")]
    [InlineData("![Wide](/pictures/one.webp#wide)", "/pictures/one.webp", "Wide")]
    [InlineData("![Drawing](/demo/staff.svg) ![Foreign](https://example.org/a.png)", "/share.png", null)]
    [InlineData("`<img src=\"/a.png\">`", "/share.png", null)]
    public async Task The_picture_of_an_article_is_its_first_that_everybody_can_draw(string markdown, string path, string? alt)
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Pictures", markdown)));

        var page = await _server.CreateClient().Get("/articles/pictures");

        Assert.Equal(new Uri(_server.Url, path).AbsoluteUri, Meta(page, "og:image"));
        if (alt is not null)
        {
            Assert.Equal((alt, null), (Meta(page, "og:image:alt"), Meta(page, "og:image:width")));
        }
    }

    [Fact]
    public async Task A_description_ends_with_a_whole_word()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Long", string.Join(' ', Enumerable.Repeat("abcdefghi", 40)))));

        var description = Meta(await _server.CreateClient().Get("/articles/long"), "description")!;

        Assert.Equal($"{string.Join(' ', Enumerable.Repeat("abcdefghi", 15))}…", description);
    }

    [Fact]
    public async Task Readers_of_feeds_find_them_on_every_page_and_a_tags_own_on_its_page()
    {
        await SeedAsync();
        var client = _server.CreateClient();

        Assert.Equal(["/feed.xml", "/rss.xml"], Feeds(await client.Get("/")));
        Assert.Equal(["/feed.xml", "/rss.xml", "/tags/water/feed.xml"], Feeds(await client.Get("/tags/water")));
        Assert.Equal(["Atom feed", "RSS", "Archive", "Privacy"], (await client.Get("/privacy")).Texts("footer a"));
        Assert.All((await client.Get("/tags/water")).Document.QuerySelectorAll("a[href$='.xml']"), link => Assert.Equal("false", link.GetAttribute("hx-boost")));
    }

    [Fact]
    public async Task An_article_is_a_posting_in_the_words_of_schema_org()
    {
        await SeedAsync("https://blog.example.org");

        var posting = Data(await _server.CreateClient().Get("/articles/tide-6"));

        Assert.Equal(("https://schema.org", "BlogPosting", "Tide 6"), (Text(posting, "@context"), Text(posting, "@type"), Text(posting, "headline")));
        Assert.Equal(("2026-03-20T08:00:00Z", "2026-03-20T08:00:00Z", "es"), (Text(posting, "datePublished"), Text(posting, "dateModified"), Text(posting, "inLanguage")));
        Assert.Equal(("Person", "author Test", "https://blog.example.org/authors/author"), (Text(posting.GetProperty("author"), "@type"), Text(posting.GetProperty("author"), "name"), Text(posting.GetProperty("author"), "url")));
        Assert.Equal("https://blog.example.org/share.png", Text(posting, "image"));
        Assert.Equal("https://blog.example.org/articles/tide-6", Text(posting.GetProperty("mainEntityOfPage"), "@id"));
        Assert.Equal((2, "water"), (posting.GetProperty("wordCount").GetInt32(), posting.GetProperty("keywords")[0].GetString()));
    }

    [Fact]
    public async Task The_home_page_is_a_blog_that_can_be_searched()
    {
        await SeedAsync();

        var graph = Data(await _server.CreateClient().Get("/")).GetProperty("@graph");

        Assert.Equal(["WebSite", "Blog"], graph.EnumerateArray().Select(thing => Text(thing, "@type")));
        Assert.Equal($"{_root}/search?q={{search_term_string}}", Text(graph[0].GetProperty("potentialAction").GetProperty("target"), "urlTemplate"));
        Assert.All(graph.EnumerateArray(), thing => Assert.Equal($"{_root}/", Text(thing, "url")));
    }

    [Fact]
    public async Task No_title_or_name_breaks_out_of_the_head()
    {
        foreach (var (text, number) in HostileTexts.All.Select((text, number) => (text.Written, number)))
        {
            await _server.SeedAsync(db =>
            {
                var article = Some.Article($"Hostile {number}", text.Replace("\0", "", StringComparison.Ordinal));
                (article.Title, article.Author, article.Tags) = (text, Some.User($"user{number}", text), [new Tag { Name = text, Slug = $"tag-{number}" }]);
                db.Add(article);
            });

            var page = await _server.CreateClient().Get($"/articles/hostile-{number}");

            Assert.Equal(text.Replace("\uD83D ", "\uFFFD ", StringComparison.Ordinal), Text(Data(page), "headline"));
            Assert.Equal(Text(Data(page), "headline"), Text(Data(page).GetProperty("author"), "name"));
            Assert.Empty(page.Document.QuerySelectorAll("head b, body > script:not([src])"));
            Assert.Single(page.Document.QuerySelectorAll("script:not([src])"));
        }
    }

    [Fact]
    public async Task Translations_know_each_other_and_the_original_is_for_everybody_else()
    {
        await _server.SeedAsync(db =>
        {
            var (english, spanish, french, german) = (Some.Article("Jars"), Some.Article("Frascos"), Some.Article("Pots"), Some.Article("Krug", status: ArticleStatus.Draft));
            (spanish.Language, french.Language, german.Language) = ("es", "fr", "de");
            (spanish.Original, french.Original, german.Original) = (english, english, english);
            db.AddRange(english, spanish, french, german, Some.Article("Alone"));
        });
        var client = _server.CreateClient();

        foreach (var slug in new[] { "jars", "frascos", "pots" })
        {
            var page = await client.Get($"/articles/{slug}");
            Assert.Equal(
                [("en", "jars"), ("x-default", "jars"), ("es", "frascos"), ("fr", "pots")],
                page.Document.QuerySelectorAll("link[hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")![$"{_server.Url}articles/".Length..])));
        }

        var original = await client.Get("/articles/jars");
        Assert.Equal("Also in: Español Français", Assert.Single(original.Texts(".rail .meta span"), text => text.StartsWith("Also", StringComparison.Ordinal)));
        Assert.Equal(["es", "fr"], original.Document.QuerySelectorAll(".rail a[hreflang]").Select(link => link.GetAttribute("lang")!));
        Assert.Equal(["es_ES", "fr_FR"], original.Document.QuerySelectorAll("meta[property='og:locale:alternate']").Select(meta => meta.GetAttribute("content")!));
        Assert.Empty((await client.Get("/articles/alone")).Document.QuerySelectorAll("[hreflang]"));
    }

    private async Task SeedAsync(string? publicUrl = null)
    {
        _server.Settings["Blog:PublicUrl"] = publicUrl;
        _root = publicUrl ?? _server.Url.GetLeftPart(UriPartial.Authority);
        var author = await _server.AddUserAsync("author", isAuthor: true);
        await _server.SeedAsync(db =>
        {
            var articles = Some.Tides(6).Append(Some.Article("Hidden", status: ArticleStatus.Draft)).Append(Some.Article("Later", published: TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1))).ToList();
            articles.ForEach(article => article.AuthorId = author);
            (articles[5].Tags, articles[5].Language) = ([Some.Tag("water")], "es");
            articles[5].Comments = [.. Enumerable.Range(1, 51).Select(number => Some.Comment(articles[5], author: null, $"Comment {number}"))];
            db.AddRange(articles);
        });
    }

    private static string? Meta(Answer page, string name) =>
        page.Document.QuerySelectorAll($"head meta[name='{name}'], head meta[property='{name}']").SingleOrDefault()?.GetAttribute("content");

    private static IEnumerable<string> Feeds(Answer page) =>
        page.Document.QuerySelectorAll("link[rel=alternate][type$='xml']").Select(link => link.GetAttribute("href")!);

    private static JsonElement Data(Answer page) =>
        JsonDocument.Parse(Assert.Single(page.Document.QuerySelectorAll("script[type='application/ld+json']")).TextContent).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
