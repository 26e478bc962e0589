namespace Blog.Tests.Faults;

/// <summary>D8: the blog is asked to stop under load, and everybody comes back to the next one.</summary>
public sealed class DrainTests(ITestOutputHelper output)
{
    private const int Restarting = 1012;

    [Fact]
    public async Task A_stop_sends_two_hundred_sockets_away_loses_nothing_and_all_come_back()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await CheckAsync(output, Seeds.One(), sockets: 200);
    }

    internal static async Task CheckAsync(ITestOutputHelper output, int seed, int sockets)
    {
        output.WriteLine($"Seed {seed}");
        using var blog = await StaffedBlog.StartAsync();
        await using var proxy = new FaultProxy(blog.Url);
        await using var talk = await Talk.StartAsync(proxy.Url, authors: null, sockets, seed, streams: false);
        var writing = talk.WriteAsync(TimeSpan.FromSeconds(4), perSecond: 0.5);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        proxy.Counts.ForgetHandshakes();

        var asked = TimeProvider.System.GetTimestamp();
        var code = await blog.StopAsync();
        var stopped = TimeProvider.System.GetElapsedTime(asked);
        await blog.RestartAsync();
        var ready = TimeProvider.System.GetTimestamp();
        await talk.ConnectedAsync();
        var back = TimeProvider.System.GetElapsedTime(ready);
        await writing;
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(15));

        var goodbyes = talk.Talkers.Select(talker => talker.Line.Ends.First(end => end.Timestamp >= asked)).ToList();
        var last = goodbyes.Max(end => TimeProvider.System.GetElapsedTime(asked, end.Timestamp));
        var most = proxy.Counts.MostHandshakesIn(TimeSpan.FromMilliseconds(200));
        output.WriteLine($"{sockets} sockets: last goodbye after {last.TotalSeconds:0.00} s, exit after {stopped.TotalSeconds:0.00} s with {code}, all back {back.TotalSeconds:0.0} s after the start, at most {most} handshakes in 200 ms, {talk.Log.Attempts.Count} written, agreed after {settled.TotalSeconds:0.0} s");
        Assert.Equal(0, code);
        Assert.InRange(stopped, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.All(goodbyes, end => Assert.Equal(Restarting, end.Code));
        Assert.InRange(last, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(back, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(most, 1, 100);
        talk.IsDelivered(goodbyes.Count, wanted: sockets);
    }
}
