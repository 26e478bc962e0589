using Blog.Chat;
using Blog.Data;

namespace Blog.Tests.Chat;

/// <summary>What is known of a visitor when a conversation begins: little, and nothing that is not checked.</summary>
public sealed class OriginTests(BlogServer server) : IClassFixture<BlogServer>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task Language_zone_browser_and_the_host_one_came_from_are_kept()
    {
        var stored = await StartedAsync("Europe/Madrid", "Search.Example.org");

        Assert.Equal(("en", "Europe/Madrid", "Firefox, Linux", "search.example.org"), (stored.VisitorLanguage, stored.VisitorTimeZone, stored.VisitorAgent, stored.Referrer));
    }

    [Theory]
    [InlineData("Europe/Nowhere", "not a host")]
    [InlineData("<script>", "<script>")]
    [InlineData("", "127.0.0.1")]
    [InlineData("UTC+99", "https://example.org/private?q=1")]
    [InlineData("Europe/../Madrid", "localhost")]
    public async Task What_is_no_zone_and_no_host_is_not_kept(string zone, string referrer)
    {
        var stored = await StartedAsync(zone, referrer);

        Assert.Equal((null, null), (stored.VisitorTimeZone, stored.Referrer));
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iOS")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari, macOS")]
    [InlineData("curl/8.5.0", null)]
    [InlineData(null, null)]
    public void A_browser_and_its_system_are_two_words(string? userAgent, string? words) => Assert.Equal(words, BrowserName.Of(userAgent));

    private async Task<Conversation> StartedAsync(string zone, string referrer)
    {
        await using var visitor = new ChatVisitor(server.Url);
        var form = await visitor.OpensPaneAsync();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            ["name"] = "Vera",
            ["text"] = "Hello",
            ["clientId"] = $"{Guid.NewGuid()}",
            ["zone"] = zone,
            ["referrer"] = referrer,
        };
        var answer = await visitor.Http.Post("/chat/conversations", fields, ("HX-Request", "true"), ("HX-Target", ChatIds.Pane), ("User-Agent", Firefox));
        return await server.StoredConversationAsync(Guid.Parse(answer.Document.QuerySelector("[data-conversation]")!.GetAttribute("data-conversation")!));
    }
}
