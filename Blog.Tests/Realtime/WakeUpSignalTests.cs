using Blog.Realtime;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Realtime;

public sealed class WakeUpSignalTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly WakeUpSignal _signal = new();

    [Fact]
    public async Task A_ring_wakes_who_waits()
    {
        var waiting = _signal.WaitAsync(Wait, _time, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        _signal.Ring();

        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_ring_that_nobody_heard_is_heard_later_and_two_are_heard_once()
    {
        _signal.Ring();
        _signal.Ring();

        Assert.True(await _signal.WaitAsync(Wait, _time, TestContext.Current.CancellationToken));
        var second = _signal.WaitAsync(Wait, _time, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        _time.Advance(Wait);
        Assert.False(await second);
    }

    [Fact]
    public async Task The_end_of_the_time_is_no_ring_and_loses_none()
    {
        var waiting = _signal.WaitAsync(Wait, _time, TestContext.Current.CancellationToken);
        _time.Advance(Wait - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(await waiting);
        _signal.Ring();
        Assert.True(await _signal.WaitAsync(Wait, _time, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cancelling_is_said_to_the_caller()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _signal.WaitAsync(Wait, _time, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
