namespace Blog.Realtime;

/// <summary>A bell with one bit of memory: rung twice before it is heard, it is heard once; rung while nobody waits, it is heard later. One waits at a time.</summary>
public sealed class WakeUpSignal
{
    private TaskCompletionSource _ring = NewRing();

    public void Ring() => Volatile.Read(ref _ring).TrySetResult();

    /// <summary>Waits for a ring, or for the time to pass. True when it rang.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        var ring = _ring;
        if (!ring.Task.IsCompleted)
        {
            // Most waits end by the time: an exception for each would be most of what thousands of idle lines cost.
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(ring.Task, Task.Delay(atMost, time, waiting.Token));
            await waiting.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!ring.Task.IsCompleted)
        {
            return false;
        }

        // A ring that comes between these two is not lost: whoever was woken looks after it.
        Volatile.Write(ref _ring, NewRing());
        return true;
    }

    private static TaskCompletionSource NewRing() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
