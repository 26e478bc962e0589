namespace Blog.Tests.Faults;

/// <summary>D1: the process is killed while people write.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_kill_while_people_write_loses_nothing_that_was_acknowledged_and_doubles_nothing()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await CheckAsync(output, Seeds.One(), conversations: 5, TimeSpan.FromSeconds(6), perSecond: 5);
    }

    internal static async Task CheckAsync(ITestOutputHelper output, int seed, int conversations, TimeSpan time, double perSecond)
    {
        output.WriteLine($"Seed {seed}");
        using var blog = await StaffedBlog.StartAsync();
        await using var talk = await Talk.StartAsync(blog.Url, blog.Url, conversations, seed);
        var writing = talk.WriteAsync(time, perSecond);
        await Task.Delay(time * (0.2 + (new Random(seed).NextDouble() * 0.6)), TimeProvider.System, TestContext.Current.CancellationToken);

        blog.Kill();
        await blog.RestartAsync();
        var ready = TimeProvider.System.GetTimestamp();
        await talk.ConnectedAsync();
        var back = TimeProvider.System.GetElapsedTime(ready);
        await writing;

        // What was written while nobody answered goes one by one: how long that takes says how fast the machine is.
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(60));

        output.WriteLine($"{talk.Log.Attempts.Count} written, {talk.Log.Acknowledged.Count} acknowledged, {talk.Losses} lines lost, all back after {back.TotalSeconds:0.0} s, agreed after {settled.TotalSeconds:0.0} s, by POST {talk.Talkers.Sum(talker => talker.Outbox.Posts)}");
        Assert.InRange(back, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        talk.IsDelivered(talk.Losses, wanted: conversations * 2);
    }
}
