using Blog.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Data;

public sealed class DatabaseJobTests : IDisposable
{
    private readonly Clock _clock = new();

    public void Dispose() => _clock.Dispose();

    [Fact]
    public async Task A_clock_that_is_set_forward_by_a_year_does_the_work_once_and_not_once_a_minute()
    {
        using var job = new CountingJob(_clock);
        await job.StartAsync(TestContext.Current.CancellationToken);
        await _clock.PauseAsync();

        _clock.Advance(TimeSpan.FromDays(365));
        await _clock.PauseAsync();

        Assert.InRange(job.Rounds, 1, 10);
        await job.StopAsync(TestContext.Current.CancellationToken);
    }

    public static TheoryData<Exception> Faults => [new SqliteException("locked", 5), new NotSavedException("locked"), new IOException("full"), new UnauthorizedAccessException("not yours")];

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_database_or_folder_that_fails_once_does_not_end_the_rounds(Exception fault)
    {
        using var job = new CountingJob(_clock) { Fault = fault };
        await job.StartAsync(TestContext.Current.CancellationToken);
        for (var round = 1; round <= 2; round++)
        {
            await _clock.PauseAsync();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _clock.PauseAsync();

        Assert.Equal(2, job.Rounds);
        await job.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Tells when somebody begins to wait for it.</summary>
    private sealed class Clock : FakeTimeProvider, IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private readonly SemaphoreSlim _pauses = new(0);

        public async Task PauseAsync() => Assert.True(await _pauses.WaitAsync(Patience, TestContext.Current.CancellationToken));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _pauses.Release();
            return timer;
        }

        public void Dispose() => _pauses.Dispose();
    }

    private sealed class CountingJob(TimeProvider time) : DatabaseJob(TimeSpan.FromMinutes(1), time, NullLogger.Instance)
    {
        private int _rounds;

        /// <summary>What happens in the first round.</summary>
        public Exception? Fault { get; init; }

        public int Rounds => Volatile.Read(ref _rounds);

        protected override Task WorkAsync(CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _rounds) == 1 && Fault is not null ? throw Fault : Task.CompletedTask;
    }
}
