using System.Diagnostics;
using System.Globalization;
using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Bench;

/// <summary>
/// Messages stored per second, by the chat's own way and by one SaveChanges each, in turns; and the time from send to commit
/// at a fixed rate. A message that is not stored ends the run.
/// </summary>
internal static class StoreComparison
{
    private const int InFlight = 64;
    private const int Rounds = 3;
    private const int Rate = 500;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FixedRate = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(Store store)
    {
        _ = await MeasureAsync(store, AcceptAsync, TimeSpan.FromSeconds(2));
        _ = await MeasureAsync(store, SaveAsync, TimeSpan.FromSeconds(2));
        var accepted = new List<Figure>();
        var saved = new List<Figure>();
        for (var round = 0; round < Rounds; round++)
        {
            accepted.Add(await MeasureAsync(store, AcceptAsync, Round));
            saved.Add(await MeasureAsync(store, SaveAsync, Round));
        }

        var (ours, theirs) = (Median(accepted), Median(saved));
        Print($"group commit, {InFlight} in flight", ours);
        Print($"one SaveChanges each, {InFlight} in flight", theirs);
        Write($"ratio: {ours.PerSecond / theirs.PerSecond:0.0}");
        var latencies = await PacedAsync(store);
        Write($"send to commit at {Rate} msg/s for {FixedRate.TotalSeconds:0} s: p50 {At(latencies, 0.50):0.00} ms, p99 {At(latencies, 0.99):0.00} ms, max {latencies[^1]:0.00} ms");
    }

    private static async Task AcceptAsync(IServiceProvider services, Guid conversation, ChatIdentity visitor)
    {
        var result = await services.GetRequiredService<AcceptMessage>().HandleAsync(new NewMessage(conversation, Guid.NewGuid(), "How high was it at noon?"), visitor, CancellationToken.None);
        if (result is not AcceptResult.Accepted { IsRepeat: false })
        {
            throw new InvalidOperationException($"Not stored: {result}");
        }
    }

    /// <summary>The same message with the same checks, as it is usually written: read, change, save.</summary>
    private static async Task SaveAsync(IServiceProvider services, Guid conversationId, ChatIdentity visitor)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var clientId = Guid.NewGuid();
        await db.WriteAsync(
            async () =>
            {
                var conversation = await visitor.Scope(db.Conversations).SingleAsync(row => row.Id == conversationId);
                if (await db.Messages.AnyAsync(row => row.ConversationId == conversationId && row.SenderId == visitor.Id && row.ClientId == clientId))
                {
                    throw new InvalidOperationException("Stored before.");
                }

                var now = TimeProvider.System.GetUtcNow().UtcDateTime;
                conversation.LastSeq++;
                (conversation.LastText, conversation.LastMessageUtc) = ("How high was it at noon?", now);
                db.Add(new Message { ConversationId = conversationId, Seq = conversation.LastSeq, SenderId = visitor.Id, SenderName = conversation.VisitorName, ClientId = clientId, Text = conversation.LastText, CreatedUtc = now });
                await db.SaveChangesAsync();
            },
            CancellationToken.None);
    }

    private static async Task<Figure> MeasureAsync(Store store, Func<IServiceProvider, Guid, ChatIdentity, Task> send, TimeSpan duration)
    {
        var count = 0;
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(sender => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await store.InRoomAsync(sender, send);
                Interlocked.Increment(ref count);
            }
        })));
        var took = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return new Figure(count / took.TotalSeconds, (process.TotalProcessorTime - cpu).TotalMicroseconds / count);
    }

    /// <summary>Counted from the moment at which a message should have been sent, so that a stall is not hidden by sending less.</summary>
    private static async Task<List<double>> PacedAsync(Store store)
    {
        var count = (int)(Rate * FixedRate.TotalSeconds);
        var latencies = new double[count];
        var started = Stopwatch.GetTimestamp();
        var sending = new List<Task>(count);
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / Rate);
            while (Stopwatch.GetElapsedTime(started) < due)
            {
                await Task.Yield();
            }

            var own = number;
            sending.Add(Task.Run(async () =>
            {
                await store.InRoomAsync(own, AcceptAsync);
                latencies[own] = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
            }));
        }

        await Task.WhenAll(sending);
        return [.. latencies.Order()];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];

    private static Figure Median(List<Figure> figures) => figures.OrderBy(figure => figure.PerSecond).ElementAt(figures.Count / 2);

    private static void Print(string what, Figure figure) => Write($"{what}: {figure.PerSecond:0} msg/s, {figure.CpuMicroseconds:0} µs CPU each");

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Figure(double PerSecond, double CpuMicroseconds);
}
