namespace Blog.Tests.Faults;

/// <summary>D6: what the server sends comes doubled, in another order, or not at all.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Frames_that_come_doubled_reordered_or_never_are_shown_once_and_in_order()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        await CheckAsync(output, Seeds.One(), conversations: 3, TimeSpan.FromSeconds(4), perSecond: 5);
    }

    internal static async Task CheckAsync(ITestOutputHelper output, int seed, int conversations, TimeSpan time, double perSecond)
    {
        output.WriteLine($"Seed {seed}");
        var chaos = new List<FrameChaos>();
        using var blog = await StaffedBlog.StartAsync();
        await using var talk = await Talk.StartAsync(blog.Url, blog.Url, conversations, seed, Add);
        await talk.WriteAsync(time, perSecond);
        chaos.ForEach(dice => dice.IsOn = false);
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(60));

        output.WriteLine($"{talk.Log.Attempts.Count} written, {chaos.Sum(dice => dice.Dropped)} frames dropped, {chaos.Sum(dice => dice.Doubled)} doubled, {chaos.Sum(dice => dice.Reordered)} reordered, agreed after {settled.TotalSeconds:0.0} s");
        Assert.All(chaos, dice => Assert.True(dice.Total > 0, $"Seed {seed}: one tab met no chaos."));
        talk.IsDelivered(chaos.Sum(dice => dice.Total), wanted: talk.Log.Attempts.Count / 5);

        FrameChaos Add(int dice)
        {
            chaos.Add(new FrameChaos(dice, dropped: 0.1, doubled: 0.1, reordered: 0.15));
            return chaos[^1];
        }
    }
}
