using Blog.Realtime;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Realtime;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void So_many_at_once_then_so_often_a_second()
    {
        var bucket = new TokenBucket(atOnce: 3, perSecond: 2, _time);

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake()));
        Assert.Equal(TimeSpan.FromSeconds(0.5), bucket.UntilNext);
        _time.Advance(bucket.UntilNext);
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => bucket.TryTake()));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake()));
    }

    [Fact]
    public void What_is_given_back_can_be_taken_again_but_there_is_never_more_than_at_the_beginning()
    {
        var bucket = new TokenBucket(atOnce: 1, perSecond: 1, _time);
        bucket.GiveBack();
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => bucket.TryTake()));

        bucket.GiveBack();

        Assert.True(bucket.TryTake());
    }

    [Fact]
    public void Each_key_has_its_own_and_who_has_too_many_is_told_how_long_to_wait()
    {
        var buckets = new TokenBuckets(atOnce: 1, perSecond: 0.1, _time);
        Assert.True(buckets.TryTake("one", out _));

        Assert.False(buckets.TryTake("one", out var retryAfter));
        Assert.True(buckets.TryTake("two", out _));

        Assert.Equal(10, retryAfter);
        _time.Advance(TimeSpan.FromSeconds(retryAfter));
        Assert.True(buckets.TryTake("one", out _));
    }

    [Fact]
    public void Keys_that_were_idle_are_forgotten_and_busy_ones_are_not()
    {
        var buckets = new TokenBuckets(atOnce: 2, perSecond: 1, _time);
        for (var i = 0; i < 1_000; i++)
        {
            buckets.TryTake($"passer-by {i}", out _);
        }

        Assert.Equal(1_000, buckets.Count);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.True(buckets.TryTake("busy", out _));
        Assert.True(buckets.TryTake("busy", out _));
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.False(buckets.TryTake("busy", out _));
        Assert.Equal(1, buckets.Count);
    }

    [Fact]
    public async Task Many_threads_get_no_more_than_there_is()
    {
        var buckets = new TokenBuckets(atOnce: 100, perSecond: 1, _time);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 100).Count(_ => buckets.TryTake("one", out var _)))));

        Assert.Equal(100, taken.Sum());
    }
}
