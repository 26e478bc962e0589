using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

public sealed class ErrorPageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new() { Configure = services => services.AddSingleton<IStartupFilter, Failures>() };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_missing_page_has_the_blogs_frame_and_a_way_on()
    {
        var page = await _server.CreateClient().Get("/no/such/<page>");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Low Water", page.Text(".wordmark"));
        Assert.Equal("This page does not exist.", page.Text("main h1"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task Who_finds_no_page_gets_a_search_what_is_new_and_somebody_to_ask()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Tides(6)));

        var page = await _server.CreateClient().Get("/articles/no such & page?a=b");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(("/search", "get"), (page.Document.QuerySelector("main form[action='/search']")!.GetAttribute("action"), page.Document.QuerySelector("main form[action='/search']")!.GetAttribute("method")));
        Assert.Equal("Look for it in the articles", page.Text("main label[for=lost-search]"));
        Assert.Equal("q", page.Document.QuerySelector("#lost-search")!.GetAttribute("name"));
        Assert.Equal(["Tide 6", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], page.Texts("main li a"));
        Assert.Equal("/articles/tide-6", page.Document.QuerySelector("main li a")!.GetAttribute("href"));
        Assert.Equal("/chat?from=%2Farticles%2Fno%20such%20%26%20page", page.Document.QuerySelector("main a[href^='/chat']")!.GetAttribute("href"));
        Assert.Empty(HtmlFaults.Of(page.Html));
    }

    [Fact]
    public async Task A_boosted_link_to_a_missing_page_gets_main_alone()
    {
        var main = await _server.CreateClient().GetBoosted("/missing");

        Assert.Equal(HttpStatusCode.NotFound, main.Status);
        Assert.Equal(["main"], main.Document.Body!.Children.Select(child => child.LocalName));
    }

    [Fact]
    public async Task A_part_that_is_missing_says_so_in_main()
    {
        var part = await _server.CreateClient().GetFragment("/missing", "article-list");

        Assert.Equal("#main", part.Headers["HX-Retarget"]);
        Assert.Equal(["main"], part.Document.Body!.Children.Select(child => child.LocalName));
    }

    [Theory]
    [InlineData("/error/500")]
    [InlineData("/error/404")]
    public async Task An_error_page_is_no_address(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _server.CreateClient().Get(address)).Status);

    [Fact]
    public async Task A_failure_tells_a_number_and_nothing_of_itself()
    {
        var page = await _server.CreateClient().Get(Failures.Address);

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong.", page.Text("main h1"));
        Assert.NotEmpty(page.Text("main code"));
        Assert.DoesNotContain("secret", page.Html, StringComparison.Ordinal);
        Assert.Equal("Low Water", page.Text(".wordmark"));
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_offers_a_search_and_asks_the_database_for_nothing()
    {
        var sql = new SqlRecorder();
        await using var server = new BlogServer
        {
            Configure = services =>
            {
                services.AddSingleton<IStartupFilter, Failures>();
                sql.Attach(services);
            },
        };
        await server.SeedAsync(db => db.Add(Some.Article("Tide")));
        using var client = server.CreateClient();
        await client.Get("/missing");
        Assert.NotEmpty(sql.Take());

        var page = await client.Get(Failures.Address);

        Assert.Empty(sql.Take());
        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.NotNull(page.Document.QuerySelector("main form[action='/search'] #lost-search"));
        Assert.Empty(page.Document.QuerySelectorAll("main li, main a[href^='/chat']"));
        Assert.Empty(HtmlFaults.Of(page.Html));
    }
}
