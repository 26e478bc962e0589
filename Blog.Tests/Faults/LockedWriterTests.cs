using System.Net;

namespace Blog.Tests.Faults;

/// <summary>D12: another program keeps the database locked while people write.</summary>
public sealed class LockedWriterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_lock_of_three_seconds_delays_a_message_and_refuses_none()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        await using var talk = await Talk.StartAsync(blog.Url, blog.Url, conversations: 2, seed: 1, streams: false);
        var other = await OtherProgram.LockAsync(blog.DataDirectory);

        talk.WriteOnce();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(talk.Talkers, talker => Assert.Equal(1, talker.Outbox.Waiting));
        await other.DisposeAsync();
        await talk.SettleAsync(TimeSpan.FromSeconds(10));

        var longest = talk.Talkers.Max(talker => talker.Outbox.LongestReceipt);
        output.WriteLine($"Longest receipt {longest.TotalSeconds:0.00} s");
        Assert.InRange(longest, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(4.5));
        Assert.Equal(0, talk.Talkers.Sum(talker => talker.Outbox.Posts + talker.Line.Ends.Count));
        talk.IsDelivered(faults: 1, wanted: 1);
    }

    [Fact]
    public async Task A_long_lock_is_told_to_the_sender_and_the_message_is_stored_once_afterwards()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await CheckLongLockAsync(output, TimeSpan.FromSeconds(8));
    }

    internal static async Task CheckLongLockAsync(ITestOutputHelper output, TimeSpan time)
    {
        using var blog = await StaffedBlog.StartAsync();
        await using var talk = await Talk.StartAsync(blog.Url, blog.Url, conversations: 2, seed: 1, streams: false);
        var reader = talk.Talkers[0].Side.Tab.Http;
        await reader.Get("/");
        var other = await OtherProgram.LockAsync(blog.DataDirectory);
        var locked = TimeProvider.System.GetTimestamp();

        var told = await Task.WhenAll(talk.Talkers.Select(ToldAsync));
        var slowest = TimeSpan.Zero;
        while (TimeProvider.System.GetElapsedTime(locked) < time)
        {
            var asked = TimeProvider.System.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await reader.Get("/")).Status);
            var took = TimeProvider.System.GetElapsedTime(asked);
            slowest = took > slowest ? took : slowest;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await other.DisposeAsync();
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(15));

        output.WriteLine($"Locked for {time.TotalSeconds:0} s: told after {told.Max().TotalSeconds:0.0} s, slowest page {slowest.TotalMilliseconds:0} ms, stored and agreed {settled.TotalSeconds:0.0} s after the release");
        Assert.InRange(told.Max(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        talk.IsDelivered(faults: told.Length, wanted: talk.Talkers.Count);
    }

    /// <summary>How long it takes until a message's bubble says that it could not be saved.</summary>
    private static async Task<TimeSpan> ToldAsync(Talker talker)
    {
        var started = TimeProvider.System.GetTimestamp();
        var id = talker.Outbox.Add($"Locked out, {talker.Side.Who}");
        Assert.True(await talker.Side.Tab.SeesWithinAsync(TimeSpan.FromSeconds(10), view => view.Refusal(id) != null), "Nobody was told.");
        return TimeProvider.System.GetElapsedTime(started);
    }
}
