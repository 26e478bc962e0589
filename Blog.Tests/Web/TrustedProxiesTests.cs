using System.Net;
using Blog.Tests.Chat;

namespace Blog.Tests.Web;

/// <summary>Whose word about the address of a reader counts, seen by a limit that each address has for itself.</summary>
public sealed class TrustedProxiesTests : IAsyncDisposable
{
    private readonly BlogServer _server = new() { Settings = { ["Limits:NewChatsPerAddress"] = "1" } };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nobodys_word_counts_unless_the_settings_say_so()
    {
        Assert.True(await StartsAsync("127.0.0.1", "203.0.113.1"));
        Assert.False(await StartsAsync("127.0.0.1", "203.0.113.2"));
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("192.0.2.1 127.0.0.2")]
    [InlineData("192.0.2.0/24, 127.0.0.2/31")]
    public async Task A_listed_proxy_tells_who_it_is_and_anybody_else_does_not(string list)
    {
        _server.Settings["Blog:TrustedProxies"] = list;

        Assert.True(await StartsAsync("127.0.0.2", "203.0.113.1"));
        Assert.True(await StartsAsync("127.0.0.2", "203.0.113.2"));
        Assert.False(await StartsAsync("127.0.0.2", "203.0.113.2"));
        Assert.True(await StartsAsync("127.0.0.9", "203.0.113.3"));
        Assert.False(await StartsAsync("127.0.0.9", "203.0.113.4"));
    }

    [Fact]
    public async Task What_a_client_told_its_proxy_does_not_count()
    {
        _server.Settings["Blog:TrustedProxies"] = "127.0.0.2";

        Assert.True(await StartsAsync("127.0.0.2", "203.0.113.8, 203.0.113.1"));
        Assert.False(await StartsAsync("127.0.0.2", "203.0.113.9, 203.0.113.1"));
    }

    [Fact]
    public async Task A_chain_of_listed_proxies_is_followed_to_the_client()
    {
        _server.Settings["Blog:TrustedProxies"] = "127.0.0.2, 192.0.2.1";

        Assert.True(await StartsAsync("127.0.0.2", "203.0.113.1, 192.0.2.1"));
        Assert.True(await StartsAsync("127.0.0.2", "203.0.113.2, 192.0.2.1"));
        Assert.False(await StartsAsync("127.0.0.2", "203.0.113.2, 192.0.2.1"));
    }

    [Fact]
    public async Task A_listed_proxy_tells_that_readers_come_by_https()
    {
        _server.Settings["Blog:TrustedProxies"] = "127.0.0.2";

        Assert.Equal(HttpStatusCode.Forbidden, await ShakesHandsAsync("127.0.0.1"));
        Assert.NotEqual(HttpStatusCode.Forbidden, await ShakesHandsAsync("127.0.0.2"));

        async Task<HttpStatusCode> ShakesHandsAsync(string from)
        {
            using var browser = new HttpClient(ClientAddresses.HandlerAt(from)) { BaseAddress = _server.Url };
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
            browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            return (await browser.ShakesHandsAsync("/chat/ws", $"https://{_server.Url.Authority}")).Status;
        }
    }

    /// <summary>Whether somebody new may start a chat, from one address and under the name of another.</summary>
    private async Task<bool> StartsAsync(string from, string forwardedFor)
    {
        await using var visitor = new ChatVisitor(_server.Url, new CookieJar { Address = from });
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        await visitor.OpensPaneAsync();
        var status = (await visitor.PostsStartAsync("Ada", "Hello")).Status;
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{status}");
        return status == HttpStatusCode.OK;
    }
}
