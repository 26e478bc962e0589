using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>A browser is known for 180 days from when it last chatted, and not from when it first did.</summary>
public sealed class VisitorCookieTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public VisitorCookieTests() => _server = new BlogServer { Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("socket")]
    [InlineData("stream")]
    [InlineData("message")]
    public async Task Whoever_keeps_chatting_is_still_known_after_a_year(string way)
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        var first = visitor.Cookies["visitor"];

        _time.Advance(TimeSpan.FromDays(170));
        await UsesAsync(visitor, way);
        Assert.NotEqual(first, visitor.Cookies["visitor"]);
        _time.Advance(TimeSpan.FromDays(170));

        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.Get($"/chat/history?c={visitor.Conversation}")).Status);
        _time.Advance(TimeSpan.FromDays(11));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.Get($"/chat/history?c={visitor.Conversation}")).Status);
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("stream")]
    [InlineData("message")]
    public async Task It_is_written_again_once_a_day_at_most(string way)
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        var first = visitor.Cookies["visitor"];

        _time.Advance(TimeSpan.FromDays(1));
        await UsesAsync(visitor, way);
        Assert.Equal(first, visitor.Cookies["visitor"]);

        _time.Advance(TimeSpan.FromSeconds(1));
        await UsesAsync(visitor, way);
        Assert.NotEqual(first, visitor.Cookies["visitor"]);
    }

    private static async Task UsesAsync(ChatVisitor visitor, string way)
    {
        switch (way)
        {
            case "socket":
                Assert.Equal(HttpStatusCode.SwitchingProtocols, (await visitor.ShakesHandsAsync($"/chat/ws?c={visitor.Conversation}")).Status);
                break;
            case "stream":
                await using (await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=0"))
                {
                    break;
                }

            default:
                Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("Still here")).Status);
                break;
        }
    }
}
