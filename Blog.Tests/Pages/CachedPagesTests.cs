namespace Blog.Tests.Pages;

/// <summary>A page for nobody in particular may be kept and shown to the next one.</summary>
public sealed class CachedPagesTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db =>
    {
        var articles = Some.Tides(6).ToList();
        articles[5].Tags = [Some.Tag("water")];
        db.AddRange(articles);
        db.Add(Some.Comment(articles[5], author: null, "Text"));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/?page=2")]
    [InlineData("/tags/water")]
    [InlineData("/search?q=tide")]
    [InlineData("/articles/tide-6")]
    [InlineData("/archive")]
    [InlineData("/archive/2026/03")]
    [InlineData("/privacy")]
    [InlineData("/missing")]
    [InlineData("/feed.xml")]
    [InlineData("/rss.xml")]
    [InlineData("/sitemap.xml")]
    public async Task Two_cookie_jars_get_the_same_bytes(string address)
    {
        var one = _server.CreateClient();
        await one.Get(address);
        var other = _server.CreateClient();

        Assert.Equal((await one.Get(address)).Html, (await other.Get(address)).Html);
        Assert.Equal((await one.GetBoosted(address)).Html, (await other.GetBoosted(address)).Html);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tags/water")]
    [InlineData("/search?q=tide")]
    [InlineData("/articles/tide-6")]
    [InlineData("/archive")]
    [InlineData("/archive/2026/03")]
    [InlineData("/privacy")]
    public async Task A_page_for_nobody_sets_no_cookie_and_holds_no_token(string address)
    {
        var page = await _server.CreateClient().Get(address);

        Assert.DoesNotContain("Set-Cookie", page.Headers);
        Assert.DoesNotContain("__RequestVerificationToken", page.Html, StringComparison.Ordinal);
        Assert.Equal(["/search", "/language", "/theme"], page.Document.QuerySelectorAll("form").Select(form => form.GetAttribute("action")));
    }
}
