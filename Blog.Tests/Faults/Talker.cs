using System.Net;
using System.Threading.Channels;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>
/// Somebody at one end of a conversation who writes whatever happens to the line. Only the first of what is written is on
/// its way; what is not acknowledged goes again under the same client id.
/// </summary>
internal sealed class Talker : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromSeconds(1);

    private readonly Channel<Attempt> _outbox = Channel.CreateUnbounded<Attempt>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly DeliveryLog _log;
    private readonly Task _running;
    private int _waiting;

    public Talker(Side side, DeliveryLog log, int seed, FrameChaos? chaos = null)
    {
        Side = side;
        _log = log;
        Line = new TalkerLine(side, seed);
        side.Tab.KeepsEverything = false;
        side.Tab.ConnectPatience = LongestWait;
        side.Tab.Wire = (frame, show) => Take(frame, show, chaos);
        _running = Task.WhenAll(Task.Run(() => Line.RunAsync(_stopping.Token)), Task.Run(SendAllAsync));
    }

    public Side Side { get; }

    public TalkerLine Line { get; }

    /// <summary>How many messages are written and not settled.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Messages that went by POST, since the socket gave no receipt in time.</summary>
    public int Posts { get; private set; }

    /// <summary>The longest time that a message waited for its receipt.</summary>
    public TimeSpan LongestReceipt { get; private set; }

    /// <summary>Ends only by a mistake of its own, until it is disposed.</summary>
    public Task Running => _running;

    public Guid Writes(string text)
    {
        var attempt = new Attempt(Side.Conversation, Side.Sender, Guid.NewGuid(), text);
        Interlocked.Increment(ref _waiting);
        _log.Attempt(attempt);
        _outbox.Writer.TryWrite(attempt);
        return attempt.ClientId;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

        void ShowAndHear(string shown)
        {
            Line.Hear(shown);
            show(shown);
        }

        (chaos is null ? (passed, next) => next(passed) : (Action<string, Action<string>>)chaos.Pass)(frame, ShowAndHear);
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var attempt in _outbox.Reader.ReadAllAsync(_stopping.Token))
            {
                var started = TimeProvider.System.GetTimestamp();
                await SettleAsync(attempt);
                var took = TimeProvider.System.GetElapsedTime(started);
                LongestReceipt = took > LongestReceipt ? took : LongestReceipt;
                Interlocked.Decrement(ref _waiting);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What is not settled now never is.
        }
    }

    private async Task SettleAsync(Attempt attempt)
    {
        var isSettled = await SendBySocketAsync(attempt) || await SendByPostAsync(attempt);
        while (!isSettled)
        {
            await Task.Delay(BetweenPosts, TimeProvider.System, _stopping.Token);
            isSettled = IsStored(Side.Tab.View, attempt) || await SendByPostAsync(attempt);
        }

        if (!_log.Refused.ContainsKey(attempt.ClientId))
        {
            _log.Acknowledge(attempt.ClientId);
        }
    }

    /// <summary>Sends once over every line there is until the receipt comes. False when it does not in time, or is a refusal: a POST tells which.</summary>
    private async Task<bool> SendBySocketAsync(Attempt attempt)
    {
        var started = TimeProvider.System.GetTimestamp();
        var sentOver = 0;
        while (TimeProvider.System.GetElapsedTime(started) < LongestWait && !_stopping.IsCancellationRequested)
        {
            if (Line.Open is var line and not 0 && line != sentOver)
            {
                sentOver = await TrySendAsync(attempt) ? line : 0;
            }

            await Side.Tab.SeesWithinAsync(BetweenLooks, view => IsStored(view, attempt) || view.Refusal(attempt.ClientId) != null);
            if (IsStored(Side.Tab.View, attempt))
            {
                return true;
            }

            if (Side.Tab.View.Refusal(attempt.ClientId) != null)
            {
                return false;
            }
        }

        return false;
    }

    private async Task<bool> TrySendAsync(Attempt attempt)
    {
        try
        {
            await Side.SendAsync(attempt.ClientId, attempt.Text).WaitAsync(LongestWait, _stopping.Token);
            return true;
        }
        catch (Exception lost) when (TalkerLine.IsLoss(lost))
        {
            return false;
        }
    }

    /// <summary>True when it is settled: stored, or refused for good.</summary>
    private async Task<bool> SendByPostAsync(Attempt attempt)
    {
        Posts++;
        HttpStatusCode status;
        try
        {
            status = await Side.PostAsync(attempt.ClientId, attempt.Text).WaitAsync(LongestPost, _stopping.Token);
        }
        catch (Exception lost) when (TalkerLine.IsLoss(lost))
        {
            _stopping.Token.ThrowIfCancellationRequested();
            return false;
        }

        if ((int)status is 403 or 404 or 409 or 413 or 422)
        {
            _log.Refuse(attempt.ClientId, (int)status);
            return true;
        }

        return status == HttpStatusCode.OK;
    }

    private static bool IsStored(ChatView view, Attempt attempt) => view.Shows(attempt.ClientId) || view.WasStoredBefore(attempt.ClientId);
}
