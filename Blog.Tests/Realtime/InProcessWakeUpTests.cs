using Blog.Realtime;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Realtime;

public sealed class InProcessWakeUpTests
{
    private static readonly Topic Tides = new("tides");
    private static readonly Topic Winds = new("winds");

    private readonly InProcessWakeUp _wakeUp = new();

    [Fact]
    public async Task Everybody_who_waits_for_a_topic_is_woken_and_nobody_else()
    {
        var (one, two, other) = (new WakeUpSignal(), new WakeUpSignal(), new WakeUpSignal());
        using var first = _wakeUp.Subscribe(Tides, one);
        using var second = _wakeUp.Subscribe(Tides, two);
        using var third = _wakeUp.Subscribe(Winds, other);

        _wakeUp.Publish(new Topic("tides"));

        Assert.True(await RangAsync(one));
        Assert.True(await RangAsync(two));
        Assert.False(await RangAsync(other));
    }

    [Fact]
    public async Task One_signal_may_wait_for_several_topics()
    {
        var signal = new WakeUpSignal();
        using var tides = _wakeUp.Subscribe(Tides, signal);
        using var winds = _wakeUp.Subscribe(Winds, signal);

        _wakeUp.Publish(Tides);
        Assert.True(await RangAsync(signal));
        _wakeUp.Publish(Winds);
        Assert.True(await RangAsync(signal));
    }

    [Fact]
    public async Task Who_left_is_not_woken_while_the_others_are()
    {
        var (leaving, staying) = (new WakeUpSignal(), new WakeUpSignal());
        var subscription = _wakeUp.Subscribe(Tides, leaving);
        using var other = _wakeUp.Subscribe(Tides, staying);
        _wakeUp.Publish(Tides);
        Assert.True(await RangAsync(leaving));
        Assert.True(await RangAsync(staying));

        subscription.Dispose();
        subscription.Dispose();
        _wakeUp.Publish(Tides);

        Assert.True(await RangAsync(staying));
        Assert.False(await RangAsync(leaving));
    }

    [Fact]
    public async Task A_topic_that_everybody_left_can_be_joined_again()
    {
        var signal = new WakeUpSignal();
        _wakeUp.Subscribe(Tides, signal).Dispose();
        _wakeUp.Publish(Tides);
        Assert.False(await RangAsync(signal));

        using var again = _wakeUp.Subscribe(Tides, signal);
        _wakeUp.Publish(Tides);

        Assert.True(await RangAsync(signal));
    }

    [Fact]
    public async Task Coming_and_going_at_once_leaves_nobody_unheard()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 2_000; round++)
            {
                var signal = new WakeUpSignal();
                using var subscription = _wakeUp.Subscribe(Tides, signal);
                _wakeUp.Publish(Tides);
                Assert.True(await RangAsync(signal));
            }
        })));
    }

    /// <summary>Whether the signal has rung by now; no time passes.</summary>
    private static async Task<bool> RangAsync(WakeUpSignal signal)
    {
        var time = new FakeTimeProvider();
        var waiting = signal.WaitAsync(TimeSpan.FromSeconds(1), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(1));
        return await waiting;
    }
}
