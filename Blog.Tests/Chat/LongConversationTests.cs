using System.Text;

namespace Blog.Tests.Chat;

/// <summary>Five thousand messages open like five.</summary>
public sealed class LongConversationTests(BlogServer server) : IClassFixture<BlogServer>
{
    private const int MaxFrameBytes = 256 * 1024;
    private const int MaxShown = 50;

    [Fact]
    public async Task Whoever_has_nothing_yet_gets_the_newest_page_and_a_way_to_the_older_ones()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await server.LengthenAsync(visitor.ConversationId, 4_999);

        await using var tab = new ChatVisitor(server.Url, visitor.Cookies);
        var pane = await tab.OpensPaneAsync();
        await tab.ConnectsAsync();
        await tab.SaysAsync("One more");
        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=0");
        var resync = await stream.FindAsync(next => next.Data.Contains("id=\"messages-", StringComparison.Ordinal));

        Assert.Equal(5_001, tab.View.Cursor);
        Assert.InRange(tab.View.Messages.Count, 40, MaxShown);
        Assert.NotNull(pane.Document.QuerySelector("a.older"));
        Assert.InRange(ShownMessage.AllIn(new Frame(resync.Data).Swaps.First()).Count, 40, MaxShown);
        Assert.All(tab.Frames.Select(frame => frame.Html).Append(pane.Html).Append(resync.Data), html => Assert.InRange(Encoding.UTF8.GetByteCount(html), 0, MaxFrameBytes));
    }

    [Fact]
    public async Task A_step_back_from_anywhere_is_one_page()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await server.LengthenAsync(visitor.ConversationId, 499);

        foreach (var before in (int[])[500, 260, 41])
        {
            var page = await visitor.Http.Get($"/chat/history?c={visitor.Conversation}&before={before}");
            Assert.Equal(Enumerable.Range(before - 40, 40).Select(number => (long)number), ShownMessage.AllIn(page.Document).Select(message => message.Seq));
        }
    }
}
