using System.Globalization;
using System.Xml.Linq;
using Blog.Data;

namespace Blog.Tests.Articles.Feeds;

/// <summary>The rules of RSS 2.0, with the whole text in content:encoded.</summary>
public sealed class RssTests : IAsyncLifetime
{
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private readonly FeedBlog _blog = new("https://blog.example.org");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task A_channel_has_what_RSS_demands_of_it()
    {
        await SeedAsync();

        var rss = await _blog.ReadAsync("/rss.xml");
        var channel = rss.Element("channel")!;

        Assert.Equal(("rss", "2.0"), (rss.Name.LocalName, rss.Attribute("version")!.Value));
        (string, string)[] facts =
        [
            ("title", "Low Water"), ("link", "https://blog.example.org/"), ("description", "Notes from a tidal river, kept every morning since 2019."),
            ("language", "en"), ("lastBuildDate", "Sat, 14 Mar 2026 08:00:00 GMT"),
        ];
        Assert.Equal(facts, facts.Select(fact => (fact.Item1, Assert.Single(channel.Elements(fact.Item1)).Value)));
        var self = channel.Element(FeedBlog.Atom + "link")!;
        Assert.Equal(("self", "application/rss+xml", "https://blog.example.org/rss.xml"), (self.Attribute("rel")!.Value, self.Attribute("type")!.Value, self.Attribute("href")!.Value));
    }

    [Fact]
    public async Task An_item_has_a_lasting_id_a_date_a_description_and_the_whole_text()
    {
        await SeedAsync();

        var item = (await _blog.ReadAsync("/rss.xml")).Element("channel")!.Elements("item").First();

        Assert.Equal("Jars", item.Element("title")!.Value);
        Assert.Equal("https://blog.example.org/articles/jars", item.Element("link")!.Value);
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Matches(@"^tag:blog\.example\.org,2026-03-14:article-[0-9]+$", item.Element("guid")!.Value);
        Assert.Equal("Author One", item.Element(Dublin + "creator")!.Value);
        Assert.Equal(["water"], item.Elements("category").Select(category => category.Value));
        Assert.Equal("First words. Here.", item.Element("description")!.Value);
        var text = item.Element(FeedBlog.Content + "encoded")!.Value;
        Assert.StartsWith("<p>First <em>words</em>.", text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://blog.example.org/privacy\"", text, StringComparison.Ordinal);
        Assert.True(DateTime.TryParseExact(item.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date));
        Assert.Equal(Some.Day, date);
    }

    [Fact]
    public async Task Whatever_an_author_types_it_stays_RSS()
    {
        await _blog.Server.SeedAsync(db => db.AddRange(HostileTexts.All.Select((text, number) =>
        {
            var article = Some.Article($"Hostile {number}", published: Some.Day.AddDays(-number));
            (article.Title, article.Words) = (text.Written, text.Written.Replace("\0", "", StringComparison.Ordinal));
            return article;
        })));

        var items = (await _blog.ReadAsync("/rss.xml")).Element("channel")!.Elements("item").ToList();

        Assert.Equal(HostileTexts.All.Select(text => text.Read), items.Select(item => item.Element("title")!.Value));
        Assert.Equal(HostileTexts.All.Select(text => text.Read), items.Select(item => item.Element("description")!.Value));
    }

    private Task SeedAsync() => _blog.Server.SeedAsync(db =>
    {
        var article = Some.Article("Jars", "First *words*. [Here](/privacy).");
        (article.Author, article.Tags) = (Some.User("one", "Author One"), [Some.Tag("water")]);
        db.AddRange(article, Some.Article("Draft", status: ArticleStatus.Draft));
    });
}
