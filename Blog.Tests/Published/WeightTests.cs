using System.Net;
using AngleSharp.Html.Dom;

namespace Blog.Tests.Published;

/// <summary>What a reader's browser has to fetch before a page works, as the published blog sends it.</summary>
public sealed class WeightTests(PublishedBlog blog) : IClassFixture<PublishedBlog>
{
    // The goals of the project, in bytes of brotli: htmx alone is 15 KB of the script.
    private const int MostScript = 25 * 1024;
    private const int MostOfChat = 15 * 1024;
    private const int MostStyle = 15 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/a-year-of-rain-gauges-read-by-hand")]
    [InlineData("/tags/tides")]
    [InlineData("/search?q=tide")]
    [InlineData("/archive")]
    [InlineData("/authors/marta")]
    [InlineData("/account/login")]
    public async Task A_page_for_readers_is_light(string address)
    {
        var page = await blog.Browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var script = await WeightAsync(page.Document.QuerySelectorAll("script[src]").Select(element => element.GetAttribute("src")!));
        var style = await WeightAsync(page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(element => element.GetAttribute("href")!));

        TestContext.Current.TestOutputHelper?.WriteLine($"{address}: {script} bytes of script, {style} of style");
        Assert.InRange(script, 15_000, MostScript);
        Assert.InRange(style, 5_000, MostStyle);
    }

    [Fact]
    public async Task The_chat_is_light_and_asked_for_by_nobody_who_does_not_open_it()
    {
        var page = await blog.Browser.Get("/");
        var loaded = page.Document.QuerySelectorAll("script[src]").Select(element => element.GetAttribute("src")!).ToList();
        var template = (IHtmlTemplateElement)page.Document.QuerySelector("template#chat-scripts")!;
        var chat = template.Content.QuerySelectorAll("script[src]").Select(element => element.GetAttribute("src")!).ToList();

        Assert.Equal(["/lib/ws.", "/dist/chat."], chat.Select(address => address[..(address.IndexOf('.', StringComparison.Ordinal) + 1)]));
        Assert.DoesNotContain(loaded, chat.Contains);
        var weight = await WeightAsync(chat, "gzip");
        TestContext.Current.TestOutputHelper?.WriteLine($"{weight} bytes of script");
        Assert.InRange(weight, 5_000, MostOfChat);
    }

    [Fact]
    public async Task A_file_that_never_changes_under_its_address_is_kept_for_ever()
    {
        var page = await blog.Browser.Get("/");

        string[] addresses = [page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, page.Document.QuerySelector("svg use")!.GetAttribute("href")!.Split('#')[0]];

        foreach (var address in addresses)
        {
            Assert.Equal("max-age=31536000, immutable", (await FetchAsync(address)).Headers["Cache-Control"]);
        }
    }

    private async Task<int> WeightAsync(IEnumerable<string> addresses, string encoding = "br")
    {
        var weight = 0;
        foreach (var address in addresses)
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            var answer = await FetchAsync(address, encoding);
            Assert.Equal(encoding, answer.Headers["Content-Encoding"]);
            weight += int.Parse(answer.Headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture);
        }

        return weight;
    }

    private async Task<Answer> FetchAsync(string address, string encoding = "br")
    {
        var answer = await blog.Browser.Get(address, ("Accept-Encoding", encoding));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }
}
