using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Blog.Data;

namespace Blog.Tests.Articles.Feeds;

/// <summary>The rules of RFC 4287, and that an entry is the whole article.</summary>
public sealed class AtomTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = FeedBlog.Atom;
    private readonly FeedBlog _blog = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task A_feed_has_what_the_RFC_demands_of_it()
    {
        await SeedAsync();

        var feed = await _blog.ReadAsync("/feed.xml");

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("Low Water", feed.Element(Atom + "title")!.Value);
        Assert.Equal("en", feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal(At("/feed.xml"), Assert.Single(feed.Elements(Atom + "id")).Value);
        Assert.Equal((At("/feed.xml"), "application/atom+xml"), Link(feed, "self"));
        Assert.Equal((At("/"), "text/html"), Link(feed, "alternate"));
        Assert.Equal(feed.Elements(Atom + "entry").Max(Updated), Updated(feed));
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            Assert.Single(element.Elements(Atom + "title"));
            Assert.True(Uri.TryCreate(Assert.Single(element.Elements(Atom + "id")).Value, UriKind.Absolute, out _));
            Assert.NotEmpty(Assert.Single(element.Elements(Atom + "author")).Element(Atom + "name")!.Value);
        }
    }

    [Fact]
    public async Task An_entry_is_the_whole_article()
    {
        await SeedAsync();

        var entry = (await _blog.ReadAsync("/feed.xml")).Elements(Atom + "entry").First();

        Assert.Equal("Jars", entry.Element(Atom + "title")!.Value);
        Assert.Equal("es", entry.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal((At("/articles/jars"), "text/html"), Link(entry, "alternate"));
        Assert.Equal("Author One", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(At("/authors/one"), entry.Element(Atom + "author")!.Element(Atom + "uri")!.Value);
        Assert.Equal(["mud", "water"], entry.Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
        Assert.Equal("2026-03-15T08:00:00Z", entry.Element(Atom + "published")!.Value);
        Assert.Equal("2026-03-16T09:30:00Z", entry.Element(Atom + "updated")!.Value);

        var content = entry.Element(Atom + "content")!;
        Assert.Equal("html", content.Attribute("type")!.Value);
        var text = await new HtmlParser().ParseDocumentAsync(content.Value, TestContext.Current.CancellationToken);
        Assert.Equal("words", text.QuerySelector("em")!.TextContent);
        Assert.Equal(
            [At("/articles/jars#heading-below"), At("/privacy"), "https://example.org/a?b=1&c=2", "mailto:one@example.org"],
            text.QuerySelectorAll("p a").Select(link => link.GetAttribute("href")));
        Assert.Equal(At("/demo/staff.svg"), text.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("Below", text.GetElementById("heading-below")!.TextContent);
    }

    [Fact]
    public async Task Whose_author_is_gone_has_the_blog_for_one()
    {
        await _blog.Server.SeedAsync(db => db.Add(Some.Article("Orphan")));

        var feed = await _blog.ReadAsync("/feed.xml");

        Assert.Empty(feed.Element(Atom + "entry")!.Elements(Atom + "author"));
        Assert.Equal("Low Water", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
    }

    [Fact]
    public async Task An_id_outlives_title_address_and_date_and_no_two_are_alike()
    {
        await SeedAsync();
        var before = Ids(await _blog.ReadAsync("/feed.xml"));

        await _blog.ChangeAsync("jars", article =>
        {
            article.MoveTo("pots");
            (article.Title, article.PublishedUtc) = ("Pots", Some.Day.AddDays(8));
        });
        var after = await _blog.ReadAsync("/feed.xml");

        Assert.Equal("Pots", after.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
        Assert.Equal(before, Ids(after));
        Assert.Equal(before.Distinct(StringComparer.Ordinal), before);
        Assert.All(before, id => Assert.Matches(@"^tag:127\.0\.0\.1,2026-03-14:article-[0-9]+$", id));
    }

    [Fact]
    public async Task Only_the_newest_twenty_that_are_public_are_in_it()
    {
        await _blog.Server.SeedAsync(db => db.AddRange(
            [.. Some.Tides(21), Some.Article("Draft", status: ArticleStatus.Draft), Some.Article("Tomorrow", published: _blog.Time.GetUtcNow().UtcDateTime.AddDays(1))]));

        var titles = (await _blog.ReadAsync("/feed.xml")).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value);

        Assert.Equal(Enumerable.Range(2, 20).Reverse().Select(number => $"Tide {number}"), titles);
    }

    [Fact]
    public async Task Whatever_an_author_types_a_feed_stays_a_feed()
    {
        foreach (var (text, number) in HostileTexts.All.Select((text, number) => (text.Written, number)))
        {
            await _blog.Server.SeedAsync(db =>
            {
                var article = Some.Article($"Hostile {number}", $"A\u0001 {text}", Some.Day.AddDays(-number));
                (article.Title, article.Author, article.Tags) = (text, Some.User($"user{number}", text), [new Tag { Name = text, Slug = $"tag-{number}" }]);
                db.Add(article);
            });
        }

        var entries = (await _blog.ReadAsync("/feed.xml")).Elements(Atom + "entry").ToList();

        string[] read = [.. HostileTexts.All.Select(text => text.Read)];
        Assert.Equal(read, entries.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal(read, entries.Select(entry => entry.Element(Atom + "author")!.Element(Atom + "name")!.Value));
        Assert.Equal(read, entries.Select(entry => entry.Element(Atom + "category")!.Attribute("term")!.Value));
    }

    [Fact]
    public async Task A_tag_has_a_feed_of_its_own_and_one_that_nobody_may_see_has_none()
    {
        await SeedAsync();
        await _blog.Server.SeedAsync(db =>
        {
            var draft = Some.Article("Draft", status: ArticleStatus.Draft);
            draft.Tags = [Some.Tag("secret")];
            db.Add(draft);
        });

        var feed = await _blog.ReadAsync("/tags/mud/feed.xml");

        Assert.Equal("Low Water: mud", feed.Element(Atom + "title")!.Value);
        Assert.Equal((At("/tags/mud/feed.xml"), "application/atom+xml"), Link(feed, "self"));
        Assert.Equal(At("/tags/mud"), Link(feed, "alternate").Address);
        Assert.Equal(["Jars"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _blog.Server.CreateClient().Get("/tags/secret/feed.xml")).Status);
    }

    [Fact]
    public async Task A_blog_without_articles_has_a_feed_without_entries()
    {
        var feed = await _blog.ReadAsync("/feed.xml");

        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Equal("1970-01-01T00:00:00Z", feed.Element(Atom + "updated")!.Value);
    }

    private Task SeedAsync() => _blog.Server.SeedAsync(db =>
    {
        var article = Some.Article(
            "Jars",
            "First *words* and [down](#below), [here](/privacy), [there](https://example.org/a?b=1&c=2), [mail](mailto:one@example.org).\n\n![Staff](/demo/staff.svg)\n\n## Below\n\nEnd.",
            Some.Day.AddDays(1));
        (article.Author, article.Language, article.UpdatedUtc) = (Some.User("one", "Author One"), "es", Some.Day.AddDays(2).AddMinutes(90));
        article.Tags = [Some.Tag("water"), Some.Tag("mud")];
        var older = Some.Article("Older");
        older.Author = article.Author;
        db.AddRange(article, older);
    });

    private string At(string path) => new Uri(_blog.Server.Url, path).AbsoluteUri;

    private static List<string> Ids(XElement feed) => [.. feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private static DateTime Updated(XElement element) =>
        DateTime.ParseExact(Assert.Single(element.Elements(Atom + "updated")).Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static (string Address, string Type) Link(XElement element, string relation)
    {
        var link = Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == relation);
        return (link.Attribute("href")!.Value, link.Attribute("type")!.Value);
    }
}
