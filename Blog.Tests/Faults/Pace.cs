using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>How long messages take that many visitors send at a fixed pace: to come back to their sender, and to an author's page.</summary>
internal sealed partial class Pace : IAsyncDisposable
{
    private static readonly TimeSpan LongestArrival = TimeSpan.FromSeconds(10);

    private readonly List<ChatVisitor> _visitors = [];
    private readonly List<ChatAuthor> _authors = [];
    private readonly ConcurrentDictionary<Guid, long> _sent = new();
    private readonly ConcurrentDictionary<Guid, double> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, double> _displayed = new();

    private Pace()
    {
    }

    /// <param name="watched">In how many of the conversations an author looks on.</param>
    public static async Task<Pace> StartAsync(Uri blog, int conversations, int watched)
    {
        var pace = new Pace();
        await using var desk = new ChatAuthor(blog);
        await desk.SignsInAsync(StaffedBlog.Administrator, StaffedBlog.Password);
        for (var number = 0; number < conversations; number++)
        {
            var visitor = await ChatVisitor.StartedAsync(blog, $"Visitor {number}");
            pace._visitors.Add(visitor);
            pace.Note(visitor, pace._acknowledged);
            if (number < watched)
            {
                var author = new ChatAuthor(blog, desk.Cookies);
                pace._authors.Add(author);
                await author.ConnectsAsync();
                await author.OpensAsync(visitor.Conversation);
                pace.Note(author, pace._displayed);
            }
        }

        return pace;
    }

    /// <summary>Everybody sends, so many messages a second together. Gives milliseconds from send to receipt and to display, sorted.</summary>
    public async Task<(IReadOnlyList<double> Receipts, IReadOnlyList<double> Displays)> MeasureAsync(double perSecond, TimeSpan time)
    {
        await Task.WhenAll(_visitors.Select((visitor, number) => SendAsync(visitor, number, perSecond / _visitors.Count, time)));
        var waiting = TimeProvider.System.GetTimestamp();
        while (_acknowledged.Count < _sent.Count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(waiting) < LongestArrival, $"{_sent.Count - _acknowledged.Count} messages never came back.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return ([.. _acknowledged.Values.Order()], [.. _displayed.Values.Order()]);
    }

    public static double At(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    public static string Figures(IReadOnlyList<double> sorted) => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {At(sorted, 0.5):0.0} ms, p99 {At(sorted, 0.99):0.0} ms, longest {sorted[^1]:0.0} ms");

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _visitors.Concat<ChatClient>(_authors))
        {
            await client.DisposeAsync();
        }
    }

    private async Task SendAsync(ChatVisitor visitor, int number, double perSecond, TimeSpan time)
    {
        var dice = new Random(number);
        var started = TimeProvider.System.GetTimestamp();
        var due = TimeSpan.FromSeconds(dice.NextDouble() / perSecond);
        while (due < time)
        {
            var early = due - TimeProvider.System.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, TimeProvider.System, TestContext.Current.CancellationToken);
            }

            var clientId = Guid.NewGuid();
            _sent[clientId] = TimeProvider.System.GetTimestamp();
            await visitor.SendsAsync("How high was it at noon?", clientId);
            due += TimeSpan.FromSeconds(1 / perSecond);
        }
    }

    private void Note(ChatClient client, ConcurrentDictionary<Guid, double> times)
    {
        client.KeepsEverything = false;
        client.Wire = (frame, _) =>
        {
            if (ClientId().Match(frame) is { Success: true } id && _sent.TryGetValue(Guid.Parse(id.Groups["id"].ValueSpan), out var sent))
            {
                times.TryAdd(Guid.Parse(id.Groups["id"].ValueSpan), TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
            }
        };
    }

    [GeneratedRegex("data-client-id=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ClientId();
}
