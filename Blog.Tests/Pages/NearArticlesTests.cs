using Blog.Data;
using Blog.Tests.Accounts;

namespace Blog.Tests.Pages;

/// <summary>Where an article's page leads on to.</summary>
public sealed class NearArticlesTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private readonly Dictionary<string, Tag> _tags = new(StringComparer.Ordinal);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/articles/one", "Later: Two")]
    [InlineData("/articles/two", "Earlier: One|Later: Three")]
    [InlineData("/articles/three", "Earlier: Two|Later: Four")]
    [InlineData("/articles/four", "Earlier: Three")]
    public async Task Neighbours_are_the_published_ones_right_before_and_after_also_of_the_same_moment(string address, string neighbours)
    {
        await _server.SeedAsync(db => db.Add(Some.Article("One", published: Some.Day)));
        await _server.SeedAsync(db => db.Add(Some.Article("Two", published: Some.Day.AddDays(2))));
        await _server.SeedAsync(db => db.Add(Some.Article("Three", published: Some.Day.AddDays(2))));
        await _server.SeedAsync(db => db.AddRange(
            Some.Article("Four", published: Some.Day.AddDays(4)),
            Some.Article("Draft", published: Some.Day.AddDays(1), status: ArticleStatus.Draft),
            Some.Article("Future", published: Some.Day.AddYears(20))));

        var page = await _server.CreateClient().Get(address);

        Assert.Equal(neighbours.Split('|'), page.Document.QuerySelectorAll("nav.near a").Select(link => $"{link.Children[0].TextContent}: {link.Children[1].TextContent}"));
    }

    [Fact]
    public async Task An_only_article_leads_nowhere()
    {
        await _server.SeedAsync(db => db.Add(Tagged("Only", 1, "water")));

        var page = await _server.CreateClient().Get("/articles/only");

        Assert.NotEmpty(page.Texts("article.reading"));
        Assert.Empty(page.Texts("nav.near, nav.related"));
    }

    [Fact]
    public async Task Related_are_three_that_share_most_tags_then_the_newest_without_neighbours_drafts_and_itself()
    {
        await _server.SeedAsync(db => db.AddRange(
            Tagged("Shares three", 1, "water", "wall", "jar"),
            Tagged("Shares two, old", 2, "water", "wall"),
            Tagged("Shares two, new", 3, "wall", "jar", "other"),
            Tagged("Shares one, newest", 20, "water"),
            Tagged("Shares nothing", 19, "other"),
            Tagged("Before", 9, "water", "wall", "jar"),
            Tagged("This", 10, "water", "wall", "jar"),
            Tagged("After", 11, "water", "wall", "jar"),
            Tagged("Draft", 12, ArticleStatus.Draft, "water", "wall", "jar"),
            Tagged("Future", 4_000, "water", "wall", "jar")));

        var page = await _server.CreateClient().Get("/articles/this");

        Assert.Equal(["Before", "After"], page.Texts("nav.near a span"));
        Assert.Equal(["Shares three", "Shares two, new", "Shares two, old"], page.Texts("nav.related li a"));
        Assert.Equal("Related articles", page.Text("nav.related h2"));
    }

    [Fact]
    public async Task An_article_without_tags_has_no_related_ones()
    {
        await _server.SeedAsync(db => db.AddRange(Tagged("One", 1, "water"), Some.Article("Plain", published: Some.Day.AddDays(20)), Tagged("Three", 30, "water"), Tagged("Two", 40, "water")));
        var client = _server.CreateClient();

        Assert.Equal(["One"], (await client.Get("/articles/two")).Texts("nav.related li a"));
        Assert.Empty((await client.Get("/articles/plain")).Texts("nav.related"));
    }

    [Fact]
    public async Task A_draft_has_no_neighbours_yet_and_a_page_of_comments_asks_for_none()
    {
        var author = await _server.AddUserAsync("author", isAuthor: true);
        await _server.SeedAsync(db =>
        {
            var draft = Tagged("Draft", 3, ArticleStatus.Draft, "water");
            draft.AuthorId = author;
            db.AddRange(Tagged("One", 1, "water"), Tagged("Two", 2, "water"), draft);
        });
        using var browser = _server.CreateClient();
        using var signedIn = await browser.SignInAsync("author");

        Assert.NotEmpty((await browser.Get("/articles/two")).Texts("nav.near"));
        Assert.Empty((await browser.Get("/articles/draft")).Texts("nav.near, nav.related"));
        Assert.Empty((await browser.GetFragment("/articles/two", "comments")).Texts("nav.near"));
    }

    private Article Tagged(string title, int day, params string[] tags) => Tagged(title, day, ArticleStatus.Published, tags);

    private Article Tagged(string title, int day, ArticleStatus status, params string[] tags)
    {
        var article = Some.Article(title, published: Some.Day.AddDays(day), status: status);
        article.Tags = [.. tags.Select(name => _tags.TryGetValue(name, out var tag) ? tag : _tags[name] = Some.Tag(name))];
        return article;
    }
}
