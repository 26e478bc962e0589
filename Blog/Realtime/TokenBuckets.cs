namespace Blog.Realtime;

/// <summary>A <see cref="TokenBucket"/> for each key. One that has filled up again is dropped, so that memory holds the busy keys only.</summary>
public sealed class TokenBuckets(int atOnce, double perSecond, TimeProvider time)
{
    private readonly TimeSpan _untilFull = TimeSpan.FromSeconds(atOnce / perSecond);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    private long _sweptAt = time.GetTimestamp();

    /// <summary>How many keys are kept in memory.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>Counts one for the key; when there have been too many, says how many seconds to wait.</summary>
    public bool TryTake(string key, out int retryAfter)
    {
        lock (_lock)
        {
            Sweep();
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                bucket = new TokenBucket(atOnce, perSecond, time);
                _buckets[key] = bucket;
            }

            var isTaken = bucket.TryTake();
            retryAfter = (int)Math.Ceiling(bucket.UntilNext.TotalSeconds);
            return isTaken;
        }
    }

    /// <summary>Takes the counting of one back.</summary>
    public void GiveBack(string key)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(key, out var bucket))
            {
                bucket.GiveBack();
            }
        }
    }

    /// <summary>Looks at all of them only as often as an empty one needs to fill up: what it costs is spread over many calls.</summary>
    private void Sweep()
    {
        if (time.GetElapsedTime(_sweptAt) < _untilFull)
        {
            return;
        }

        _sweptAt = time.GetTimestamp();
        foreach (var (key, _) in _buckets.Where(entry => entry.Value.IsFull).ToList())
        {
            _buckets.Remove(key);
        }
    }
}
