namespace Blog.Realtime;

/// <summary>A connection that is carried by a stream, with the way by which its client answers.</summary>
/// <param name="onFrame">Takes what the client says, as it would over a socket.</param>
public sealed class StreamedConnection(ClientConnection connection, Func<ReadOnlyMemory<byte>, Task> onFrame)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;
    private bool _wasHeard;

    public ClientConnection Connection { get; } = connection;

    /// <summary>Takes one frame after the other, like a socket. Nothing happens when the connection is closing.</summary>
    public Task HearAsync(ReadOnlyMemory<byte> frame)
    {
        Volatile.Write(ref _wasHeard, true);
        lock (_lock)
        {
            return _last = HearAfterAsync(_last, frame);
        }
    }

    /// <summary>Closes the connection when its client says nothing for so long, until the result is disposed.</summary>
    /// <param name="atMost">Silence is noticed after this, and before twice this.</param>
    public IDisposable CloseAfterSilence(TimeSpan atMost, TimeProvider time) => time.CreateTimer(
        _ =>
        {
            if (!Interlocked.Exchange(ref _wasHeard, false))
            {
                Connection.Close(CloseReason.ClientAsked);
            }
        },
        null,
        atMost,
        atMost);

    private async Task HearAfterAsync(Task previous, ReadOnlyMemory<byte> frame)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Connection.CloseReason is null)
        {
            await onFrame(frame);
        }
    }
}
