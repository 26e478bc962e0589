using System.Net;

namespace Blog.Tests.Chat;

/// <summary>A stream takes a place like a socket.</summary>
public sealed class StreamLimitTests : IAsyncDisposable
{
    private readonly BlogServer _server = new() { HasLimits = true };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_visitor_has_five_sockets_and_streams_together_and_gets_the_place_of_one_that_ends()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var address = $"/chat/events?c={visitor.Conversation}&after=1";
        var streams = new List<ChatStream>();
        for (var number = 0; number < 4; number++)
        {
            streams.Add(await ChatStream.OpenAsync(visitor.Http, address));
            Assert.Equal(HttpStatusCode.OK, streams[^1].Status);
        }

        var refused = await visitor.Http.GetHead(address);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("10", refused.Headers["Retry-After"]);

        await streams[0].DisposeAsync();
        while ((await visitor.Http.GetHead(address)).Status != HttpStatusCode.OK)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }
}
