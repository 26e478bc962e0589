using System.Net;
using System.Threading.Channels;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>
/// What somebody has written and not got a receipt for. Only the first of it is on its way; it goes over every line there is,
/// after five seconds by POST, and always under the same client id. Only a refusal for good lets the next one pass.
/// </summary>
internal sealed class Outbox(Side side, TalkerLine line, DeliveryLog log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromSeconds(1);

    private readonly Channel<Attempt> _attempts = Channel.CreateUnbounded<Attempt>();
    private int _waiting;

    /// <summary>How many messages are written and not settled.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Messages that went by POST, since the socket gave no receipt in time or there is none.</summary>
    public int Posts { get; private set; }

    /// <summary>The longest time that a message waited for its receipt.</summary>
    public TimeSpan LongestReceipt { get; private set; }

    public Guid Add(string text)
    {
        var attempt = new Attempt(side.Conversation, side.Sender, Guid.NewGuid(), text);
        Interlocked.Increment(ref _waiting);
        log.Attempt(attempt);
        _attempts.Writer.TryWrite(attempt);
        return attempt.ClientId;
    }

    /// <summary>Sends one after the other, until it is told to stop: what is not settled then never is.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await foreach (var attempt in _attempts.Reader.ReadAllAsync(stopping))
        {
            var started = TimeProvider.System.GetTimestamp();
            await SettleAsync(attempt, stopping);
            var took = TimeProvider.System.GetElapsedTime(started);
            LongestReceipt = took > LongestReceipt ? took : LongestReceipt;
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task SettleAsync(Attempt attempt, CancellationToken stopping)
    {
        var isSettled = (!side.Tab.UsesStreams && await SendBySocketAsync(attempt, stopping)) || await SendByPostAsync(attempt, stopping);
        while (!isSettled)
        {
            await Task.Delay(BetweenPosts, TimeProvider.System, stopping);
            isSettled = IsStored(side.Tab.View, attempt) || await SendByPostAsync(attempt, stopping);
        }

        if (!log.Refused.ContainsKey(attempt.ClientId))
        {
            log.Acknowledge(attempt.ClientId);
        }
    }

    /// <summary>Sends once over every line there is until the receipt comes. False when it does not in time, or is a refusal: a POST tells which.</summary>
    private async Task<bool> SendBySocketAsync(Attempt attempt, CancellationToken stopping)
    {
        var started = TimeProvider.System.GetTimestamp();
        var sentOver = 0;
        while (TimeProvider.System.GetElapsedTime(started) < LongestWait && !stopping.IsCancellationRequested)
        {
            if (line.Open is var open and not 0 && open != sentOver)
            {
                sentOver = await TrySendAsync(attempt, stopping) ? open : 0;
            }

            await side.Tab.SeesWithinAsync(BetweenLooks, view => IsStored(view, attempt) || view.Refusal(attempt.ClientId) != null);
            if (IsStored(side.Tab.View, attempt))
            {
                return true;
            }

            if (side.Tab.View.Refusal(attempt.ClientId) != null)
            {
                return false;
            }
        }

        return false;
    }

    private async Task<bool> TrySendAsync(Attempt attempt, CancellationToken stopping)
    {
        try
        {
            await side.SendAsync(attempt.ClientId, attempt.Text).WaitAsync(LongestWait, stopping);
            return true;
        }
        catch (Exception lost) when (TalkerLine.IsLoss(lost))
        {
            return false;
        }
    }

    /// <summary>True when it is settled: stored, or refused for good.</summary>
    private async Task<bool> SendByPostAsync(Attempt attempt, CancellationToken stopping)
    {
        Posts++;
        HttpStatusCode status;
        try
        {
            status = await side.PostAsync(attempt.ClientId, attempt.Text).WaitAsync(LongestPost, stopping);
        }
        catch (Exception lost) when (TalkerLine.IsLoss(lost))
        {
            stopping.ThrowIfCancellationRequested();
            return false;
        }

        if ((int)status is 403 or 404 or 409 or 413 or 422)
        {
            log.Refuse(attempt.ClientId, (int)status);
            return true;
        }

        return status == HttpStatusCode.OK;
    }

    private static bool IsStored(ChatView view, Attempt attempt) => view.Shows(attempt.ClientId) || view.WasStoredBefore(attempt.ClientId);
}
