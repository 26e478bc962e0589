using System.Data.Common;
using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Chat;

/// <summary>Messages that are sent at once share a commit, and no fate.</summary>
public sealed class GroupCommitTests : IAsyncDisposable
{
    private readonly CommitCounter _commits = new();
    private readonly BlogServer _server;
    private ChatIdentity? _sender;

    public GroupCommitTests() => _server = new BlogServer
    {
        Configure = services => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(_commits)),
    };

    private MessageWriter Writer => _server.Services.GetRequiredService<MessageWriter>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_queued_while_another_writes_is_stored_with_one_commit()
    {
        await using var visitor = await StartAsync();
        var turn = await TakeTurnAsync();
        var first = SendAsync(visitor, "The first waits for its turn");
        var others = Enumerable.Range(0, 40).Select(number => SendAsync(visitor, $"Line {number}")).ToList();
        var before = _commits.Count;

        turn.Dispose();
        var results = await Task.WhenAll([first, .. others]);

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.InRange(_commits.Count - before, 1, 2);
        var stored = await _server.StoredMessagesAsync(visitor.ConversationId);
        Assert.Equal(Enumerable.Range(1, 42).Select(number => (long)number), stored.Select(message => message.Seq));
    }

    [Fact]
    public async Task A_write_that_fails_fails_alone()
    {
        await using var visitor = await StartAsync();
        var turn = await TakeTurnAsync();
        var good = Enumerable.Range(0, 5).Select(number => SendAsync(visitor, $"Before {number}")).ToList();
        var bad = Writer.WriteAsync(FailHalfWayAsync, TestContext.Current.CancellationToken);
        good.AddRange(Enumerable.Range(0, 5).Select(number => SendAsync(visitor, $"After {number}")));

        turn.Dispose();
        await Assert.ThrowsAsync<DivideByZeroException>(() => bad);
        await Task.WhenAll(good);

        var stored = await _server.StoredMessagesAsync(visitor.ConversationId);
        Assert.Equal(["Hello", .. Enumerable.Range(0, 5).Select(i => $"Before {i}"), .. Enumerable.Range(0, 5).Select(i => $"After {i}")], stored.Select(message => message.Text));
        Assert.Equal(0, await _server.WithDb(db => db.Tags.CountAsync()));
        await visitor.SaysAsync("The writer goes on");
    }

    [Fact]
    public async Task A_sender_who_gives_up_before_the_turn_leaves_nothing()
    {
        await using var visitor = await StartAsync();
        using var patience = new CancellationTokenSource();
        var (isUnderWay, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var earlier = Writer.WriteAsync(
            async _ =>
            {
                isUnderWay.SetResult();
                await mayGoOn.Task;
                return true;
            },
            TestContext.Current.CancellationToken);
        await isUnderWay.Task;
        var given = SendAsync(visitor, "Given up", patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        mayGoOn.SetResult();
        await earlier;
        await visitor.SaysAsync("Later");

        var stored = await _server.StoredMessagesAsync(visitor.ConversationId);
        Assert.Equal(["Hello", "Later"], stored.Select(message => message.Text));
    }

    [Fact]
    public async Task A_stop_stores_what_is_queued_and_takes_no_more()
    {
        await using var visitor = await StartAsync();
        var turn = await TakeTurnAsync();
        var queued = Enumerable.Range(0, 20).Select(number => SendAsync(visitor, $"Line {number}")).ToList();

        var stopped = Writer.StopAsync(TestContext.Current.CancellationToken);
        var late = SendAsync(visitor, "Too late");
        turn.Dispose();
        await stopped;

        Assert.All(await Task.WhenAll(queued), result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.Equal(503, Assert.IsType<AcceptResult.Refused>(await late).Status);
        Assert.Equal(21, (await _server.StoredMessagesAsync(visitor.ConversationId)).Count);
    }

    private async Task<ChatVisitor> StartAsync()
    {
        var visitor = await ChatVisitor.StartedAsync(_server.Url);
        _sender = ChatIdentity.Visitor((await _server.StoredConversationAsync(visitor.ConversationId)).VisitorId);
        return visitor;
    }

    private Task<IDisposable> TakeTurnAsync() => _server.Services.GetRequiredService<WriteGate>().EnterAsync(TestContext.Current.CancellationToken);

    private async Task<AcceptResult> SendAsync(ChatVisitor visitor, string text, CancellationToken? patience = null)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AcceptMessage>().HandleAsync(new NewMessage(visitor.ConversationId, Guid.NewGuid(), text), _sender!, patience ?? TestContext.Current.CancellationToken);
    }

    private static async Task<bool> FailHalfWayAsync(WriterSession session)
    {
        session.Db.Tags.Add(Some.Tag("Half a write"));
        await session.Db.SaveChangesAsync();
        throw new DivideByZeroException();
    }

    private sealed class CommitCounter : DbTransactionInterceptor
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }
    }
}
