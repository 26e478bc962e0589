namespace Blog.Realtime;

/// <summary>
/// One client that is connected now, whatever carries it. Frames wait in a bounded queue: a producer waits with them,
/// so that a client which reads slowly costs a full queue and no more.
/// </summary>
/// <param name="owner">Whose connection it is ("user:…", "visitor:…"): everything of one owner can be closed at once.</param>
/// <param name="session">The sign-in under which it was opened, if any: it ends with it.</param>
/// <param name="address">The line that it comes over, as <see cref="ClientAddress"/> names it.</param>
public sealed class ClientConnection(string owner, string? session, string address, ConnectionLimits limits) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private int _closeReason;

    public string Owner { get; } = owner;

    public string? Session { get; } = session;

    public string Address { get; } = address;

    public ConnectionLimits Limits { get; } = limits;

    /// <summary>Cancelled as soon as the connection is to end, from whichever side.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Why it ends; null while it lives.</summary>
    public CloseReason? CloseReason => Volatile.Read(ref _closeReason) is var reason and not 0 ? (CloseReason)reason : null;

    internal FrameQueue Outgoing { get; } = new(limits.QueuedFrames, limits.QueuedBytes);

    /// <summary>Queues a frame, waiting while the queue is full. False when the connection is closing.</summary>
    /// <param name="seq">The number of the message in it, if it is one.</param>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> frame, long? seq = null)
    {
        try
        {
            return await Outgoing.AddAsync(new OutgoingFrame(frame, seq), Closing);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends the connection after what is queued already was sent; the first reason given stands.</summary>
    public void Close(CloseReason reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, (int)reason, 0) != 0)
        {
            return;
        }

        Outgoing.Complete();
        _closing.Cancel();
    }

    public void Dispose() => _closing.Dispose();
}
