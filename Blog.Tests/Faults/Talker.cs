namespace Blog.Tests.Faults;

/// <summary>
/// Somebody at one end of a conversation who writes whatever happens to the line, with all that a tab does for it: a line that
/// comes back, and an outbox.
/// </summary>
internal sealed class Talker : IAsyncDisposable
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();

    /// <param name="chaos">What stands between the socket and the tab, if anything.</param>
    public Talker(Side side, DeliveryLog log, int seed, FrameChaos? chaos = null)
    {
        Side = side;
        Line = new TalkerLine(side, seed);
        Outbox = new Outbox(side, Line, log);
        side.Tab.KeepsEverything = false;
        side.Tab.ConnectPatience = LongestHandshake;
        side.Tab.Wire = (frame, show) => Take(frame, show, chaos);
        Running = Task.WhenAll(Task.Run(() => Line.RunAsync(_stopping.Token)), Task.Run(() => Outbox.RunAsync(_stopping.Token)));
    }

    public Side Side { get; }

    public TalkerLine Line { get; }

    public Outbox Outbox { get; }

    /// <summary>Ends only by a mistake of its own, until it is disposed.</summary>
    public Task Running { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Side.Tab.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>The author's list is nothing that counts here, and it is long.</summary>
    private void Take(string frame, Action<string> show, FrameChaos? chaos)
    {
        if (frame.Contains("id=\"inbox\"", StringComparison.Ordinal))
        {
            Line.Hear("");
            return;
        }

        if (chaos is null)
        {
            HearAndShow(frame);
            return;
        }

        chaos.Pass(frame, HearAndShow);

        void HearAndShow(string passed)
        {
            Line.Hear(passed);
            show(passed);
        }
    }
}
