namespace Blog.Tests.Chat;

/// <summary>What becomes of a chat when the server ends.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_and_the_chat_goes_on()
    {
        using var blog = await RestartableBlog.StartAsync();
        await using var visitor = await ChatVisitor.StartedAsync(blog.Url);
        var acknowledged = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            acknowledged.Add(await visitor.SaysAsync($"Before {i}"));
        }

        var underway = await visitor.SendsAsync("On its way");
        blog.Kill();
        await visitor.Socket.Ended;
        await blog.RestartAsync();
        await visitor.ConnectsAsync();
        await visitor.SaysAsync("On its way", underway);
        await visitor.SaysAsync("After");

        var stored = await visitor.ReadsHistoryAsync();
        Assert.Equal(["Hello", .. Enumerable.Range(0, 10).Select(i => $"Before {i}"), "On its way", "After"], stored.Select(message => message.Text));
        Assert.Equal(Enumerable.Range(1, 13).Select(number => (long)number), stored.Select(message => message.Seq));
        Assert.Equal(stored, visitor.View.Messages);
        Assert.All(acknowledged, id => Assert.Single(stored, message => message.ClientId == id));
    }

    [Fact]
    public async Task A_stop_sends_fifty_sockets_away_with_1012_and_ends_within_five_seconds()
    {
        using var blog = await RestartableBlog.StartAsync();
        var visitors = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => ChatVisitor.StartedAsync(blog.Url, $"Visitor {number}")));
        await Task.WhenAll(visitors.Select(visitor => visitor.SaysAsync("Connected")));
        var started = TimeProvider.System.GetTimestamp();

        var code = await blog.StopAsync();

        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        foreach (var visitor in visitors)
        {
            Assert.Equal(1012, await visitor.ClosedAsync());
            await visitor.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_visitor_is_known_again_after_a_restart()
    {
        using var blog = await RestartableBlog.StartAsync();
        await using var visitor = await ChatVisitor.StartedAsync(blog.Url, "Ada", "Remember me");
        var conversation = visitor.Conversation;
        await blog.StopAsync();
        await blog.RestartAsync();

        await using var tab = await visitor.OpensAnotherTabAsync();

        Assert.Equal(conversation, tab.Conversation);
        Assert.True(tab.View.Shows("Remember me"));
    }
}
