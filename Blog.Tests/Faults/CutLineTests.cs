namespace Blog.Tests.Faults;

/// <summary>D2 and D3: the visitors' network is cut while both sides go on writing.</summary>
public sealed class CutLineTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_written_while_the_network_stands_still_is_delivered_when_it_moves_again_or_is_reset()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        var seed = Seeds.One();
        await Task.WhenAll(((bool[])[false, true]).Select(isReset => CheckStallAsync(output, seed, conversations: 3, TimeSpan.FromSeconds(8), isReset)));
    }

    [Fact]
    public async Task Lines_that_are_reset_every_two_seconds_deliver_all_the_same()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await CheckResetsAsync(output, Seeds.One(), conversations: 3, resets: 4);
    }

    internal static async Task CheckStallAsync(ITestOutputHelper output, int seed, int conversations, TimeSpan cut, bool isReset)
    {
        output.WriteLine($"Seed {seed}");
        using var blog = await StaffedBlog.StartAsync();
        await using var proxy = new FaultProxy(blog.Url);
        await using var talk = await Talk.StartAsync(proxy.Url, blog.Url, conversations, seed);
        var writing = talk.WriteAsync(cut + TimeSpan.FromSeconds(2), perSecond: 1);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);

        proxy.Stall();
        await Task.Delay(cut, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(talk.Visitors, visitor => Assert.True(visitor.Outbox.Posts > 0, $"Seed {seed}: {visitor.Side.Who} has not noticed the cut."));
        if (isReset)
        {
            proxy.ResetAll();
        }

        proxy.GoOn();
        await writing;
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(10));

        output.WriteLine($"{talk.Log.Attempts.Count} written, {proxy.Counts.Stalls} connections stalled, {proxy.Counts.Resets} reset, by POST {talk.Talkers.Sum(talker => talker.Outbox.Posts)}, agreed after {settled.TotalSeconds:0.0} s");
        talk.IsDelivered(isReset ? proxy.Counts.Resets : proxy.Counts.Stalls, wanted: conversations);
    }

    internal static async Task CheckResetsAsync(ITestOutputHelper output, int seed, int conversations, int resets)
    {
        output.WriteLine($"Seed {seed}");
        using var blog = await StaffedBlog.StartAsync();
        await using var proxy = new FaultProxy(blog.Url);
        await using var talk = await Talk.StartAsync(proxy.Url, blog.Url, conversations, seed);
        var between = TimeSpan.FromSeconds(2);
        var writing = talk.WriteAsync(between * resets, perSecond: 2);
        for (var reset = 0; reset < resets; reset++)
        {
            await Task.Delay(between, TimeProvider.System, TestContext.Current.CancellationToken);
            proxy.ResetAll();
        }

        await writing;
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(10));

        var most = talk.Visitors.Max(visitor => visitor.Line.Connects) - 1;
        output.WriteLine($"{talk.Log.Attempts.Count} written, {proxy.Counts.Resets} connections reset, at most {most} reconnects of one visitor, agreed after {settled.TotalSeconds:0.0} s");
        Assert.InRange(most, 1, resets + Math.Max(4, resets / 3));
        talk.IsDelivered(proxy.Counts.Resets, wanted: resets * conversations / 2);
    }
}
