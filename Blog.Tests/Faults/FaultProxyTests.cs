using System.Net;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>The proxy does what it says, and counts what it did.</summary>
public sealed class FaultProxyTests(BlogServer server) : IClassFixture<BlogServer>, IAsyncLifetime
{
    private FaultProxy _proxy = null!;
    private ChatVisitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = new FaultProxy(server.Url);
        _visitor = await ChatVisitor.StartedAsync(_proxy.Url);
        await _visitor.SaysAsync("Through the proxy");
    }

    public async ValueTask DisposeAsync()
    {
        await _visitor.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_stalled_line_passes_nothing_until_it_goes_on()
    {
        _proxy.Stall();
        await _visitor.SendsAsync("Stalled");

        Assert.False(await _visitor.SeesWithinAsync(TimeSpan.FromMilliseconds(300), view => view.Shows("Stalled")));
        Assert.Equal(2, (await server.StoredMessagesAsync(_visitor.ConversationId)).Count);
        Assert.Equal(_proxy.OpenCount, _proxy.Counts.Stalls);
        _proxy.GoOn();
        await _visitor.SeesAsync("Stalled");
    }

    [Fact]
    public async Task A_reset_ends_every_line_without_a_word()
    {
        var open = _proxy.OpenCount;
        _proxy.ResetAll();

        Assert.Null(await _visitor.ClosedAsync());
        Assert.Equal((open, true), (_proxy.Counts.Resets, open >= 2));
        await _visitor.ConnectsAsync();
        await _visitor.SaysAsync("Back");
    }

    [Fact]
    public async Task A_half_closed_line_still_takes_what_is_sent()
    {
        _proxy.HalfCloseAll();

        Assert.Null(await _visitor.ClosedAsync());
        Assert.InRange(_proxy.Counts.HalfCloses, 1, 2);
    }

    [Fact]
    public async Task A_delayed_line_is_late()
    {
        _proxy.Delay = TimeSpan.FromMilliseconds(100);
        var started = TimeProvider.System.GetTimestamp();
        await _visitor.SaysAsync("Late");

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromMilliseconds(190), TimeSpan.FromSeconds(10));
        Assert.InRange(_proxy.Counts.Delays, 2, 100);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(502)]
    public async Task An_upgrade_that_is_refused_leaves_other_requests_alone(int status)
    {
        _proxy.UpgradeRefusal = status;

        Assert.Equal((HttpStatusCode)status, (await _visitor.ShakesHandsAsync($"/chat/ws?c={_visitor.Conversation}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.PostsAsync("By POST")).Status);
        Assert.Equal((1, 1), (_proxy.Counts.Refusals, _proxy.Counts.Handshakes));
    }

    [Fact]
    public async Task A_blog_that_does_not_run_is_as_good_as_no_blog()
    {
        await using var nowhere = new FaultProxy(new Uri("http://127.0.0.1:1"));
        using var browser = new HttpClient { BaseAddress = nowhere.Url };

        await Assert.ThrowsAsync<HttpRequestException>(() => browser.Get("/"));
    }
}
