namespace Blog.Chat;

/// <summary>A write that waits for its commit, and somebody who waits for it.</summary>
internal abstract class PendingWrite
{
    private volatile bool _isAbandoned;

    /// <summary>Nobody waits any longer. One that is being stored already is stored all the same: it was not refused.</summary>
    public bool IsAbandoned => _isAbandoned;

    public void Abandon() => _isAbandoned = true;

    /// <summary>Does the work inside the transaction. Done again, in a new transaction, when another write of the batch failed.</summary>
    public abstract Task RunAsync(WriterSession session);

    /// <summary>The commit is on the disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

internal sealed class PendingWrite<T>(Func<WriterSession, Task<T>> work) : PendingWrite
{
    // Without this option the waiter would go on inside the writer's loop, and hold up all others.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override async Task RunAsync(WriterSession session) => _result = await work(session);

    public override void Complete() => _completion.TrySetResult(_result!);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
