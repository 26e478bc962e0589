using System.Diagnostics;

namespace Blog.Tests.Faults;

/// <summary>
/// Ten minutes with a hundred conversations whose lines break all the time, and what the process needs meanwhile. It does not
/// take the machine for itself: nobody waits that long for it.
/// </summary>
[Trait("Length", "Long")]
public sealed class Soak(ITestOutputHelper output)
{
    private static readonly TimeSpan BetweenBreaks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(30);

    /// <summary>FAULT_MINUTES says how long it takes, FAULT_SEED where its dice begin.</summary>
    [Fact(Explicit = true)]
    public async Task A_hundred_conversations_with_lines_that_break()
    {
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("FAULT_MINUTES"), System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : 10;
        var seed = Seeds.One();
        output.WriteLine($"Seed {seed}, {minutes} minutes");
        using var blog = await StaffedBlog.StartAsync();
        await using var talk = await Talk.StartAsync(blog.Url, blog.Url, conversations: 100, seed, answered: 20);

        await Task.WhenAll(
            talk.WriteAsync(TimeSpan.FromMinutes(minutes), perSecond: 0.2),
            BreakLinesAsync(talk, TimeSpan.FromMinutes(minutes)),
            ReportAsync(blog, talk, TimeSpan.FromMinutes(minutes)));
        var settled = await talk.SettleAsync(TimeSpan.FromSeconds(30));

        output.WriteLine($"{talk.Log.Attempts.Count} written, {talk.Losses} lines lost, longest receipt {talk.Talkers.Max(talker => talker.Outbox.LongestReceipt).TotalSeconds:0.0} s, agreed after {settled.TotalSeconds:0.0} s");
        talk.IsDelivered(talk.Losses, wanted: minutes * 60);
    }

    private static async Task BreakLinesAsync(Talk talk, TimeSpan time)
    {
        var dice = new Random(talk.Seed);
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < time)
        {
            var talker = talk.Talkers[dice.Next(talk.Talkers.Count)];
            if (talker.Line.Open > 0)
            {
                talker.Side.Tab.Line.Break();
            }

            await Task.Delay(BetweenBreaks, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task ReportAsync(RestartableBlog blog, Talk talk, TimeSpan time)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < time)
        {
            using var process = Process.GetProcessById(blog.ProcessId);
            var log = new FileInfo(Path.Combine(blog.DataDirectory, "blog.db-wal"));
            output.WriteLine($"{TimeProvider.System.GetElapsedTime(started):mm\\:ss}  {process.WorkingSet64 / 1_048_576} MB, {process.HandleCount} handles, {process.Threads.Count} threads, log {log.Length / 1_048_576.0:0.0} MB, {talk.Log.Acknowledged.Count} acknowledged, {talk.Losses} lines lost");
            await Task.Delay(BetweenReports, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
