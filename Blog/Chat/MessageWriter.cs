using System.Threading.Channels;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// The one writer of messages. It commits whatever is queued as one transaction, and repeats: the more people write at
/// once, the more of them share a commit, and a single one waits for nobody. Readers are woken after the commit, and whoever
/// waits for a write hears of it last.
/// </summary>
public sealed class MessageWriter : IHostedService, IDisposable
{
    private const int QueueLength = 4_096;

    /// <summary>A bigger batch is hardly faster, and its first message would wait for its last.</summary>
    private const int LongestBatch = 256;

    /// <summary>A little longer than the database is waited for.</summary>
    private static readonly TimeSpan LongestWait = WriteGate.LongestWait + TimeSpan.FromSeconds(0.5);

    private readonly Channel<PendingWrite> _queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly IDbContextFactory<BlogDbContext> _contexts;
    private readonly InProcessWakeUp _wakeUp;
    private readonly Task _running;
    private WriterSession? _session;

    public MessageWriter(IDbContextFactory<BlogDbContext> contexts, InProcessWakeUp wakeUp)
    {
        _contexts = contexts;
        _wakeUp = wakeUp;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Does the work in a transaction that others may share, and returns when it is committed.</summary>
    /// <exception cref="NotSavedException">It was not committed in time. It may be yet, if it was being stored just then.</exception>
    internal async Task<T> WriteAsync<T>(Func<WriterSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            await _queue.Writer.WriteAsync(write, patience.Token);
            return await write.Completion.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotSavedException("The database has taken no writes for too long.");
        }
        catch (ChannelClosedException)
        {
            throw new NotSavedException("The blog is stopping.");
        }
        finally
        {
            write.Abandon();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes no more, and stores what is queued.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _running.WaitAsync(cancellationToken);
    }

    public void Dispose() => _queue.Writer.TryComplete();

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var batch = new List<PendingWrite>();
            while (batch.Count < LongestBatch && _queue.Reader.TryRead(out var write))
            {
                if (!write.IsAbandoned)
                {
                    batch.Add(write);
                }
            }

            await StoreAsync(batch);
        }

        await EndSessionAsync();
    }

    private async Task StoreAsync(IReadOnlyList<PendingWrite> batch)
    {
        try
        {
            _session ??= await WriterSession.OpenAsync(await _contexts.CreateDbContextAsync());
            await _session.CommitAsync(batch);
        }
        catch (Exception exception)
        {
            await EndSessionAsync();
            await FailAsync(batch, exception);
            return;
        }

        WakeReaders(_session.ChangedConversations);
        foreach (var write in batch)
        {
            write.Complete();
        }
    }

    /// <summary>One bad write must not take the others with it: each is tried by itself. A database that is out of service fails them all.</summary>
    private async Task FailAsync(IReadOnlyList<PendingWrite> batch, Exception exception)
    {
        if (batch.Count > 1 && exception is not NotSavedException)
        {
            foreach (var write in batch)
            {
                await StoreAsync([write]);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Fail(exception);
        }
    }

    private void WakeReaders(IReadOnlyCollection<Guid> conversations)
    {
        foreach (var conversationId in conversations)
        {
            _wakeUp.Publish(ChatTopics.Of(conversationId));
        }

        if (conversations.Count > 0)
        {
            _wakeUp.Publish(ChatTopics.Inbox);
        }
    }

    private async Task EndSessionAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }
}
