namespace Blog.Realtime;

/// <summary>
/// Lets something happen so many times at once, then so often a second. It is counted by <see cref="TimeProvider"/>, which
/// the limiters of System.Threading.RateLimiting do not take. For one thread at a time.
/// </summary>
public sealed class TokenBucket(int atOnce, double perSecond, TimeProvider time)
{
    private double _tokens = atOnce;
    private long _filledAt = time.GetTimestamp();

    /// <summary>How long to wait for the next one; nothing if there is one.</summary>
    public TimeSpan UntilNext => Fill() >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / perSecond);

    /// <summary>Whether it stands as at the beginning, so that it may as well be forgotten.</summary>
    public bool IsFull => Fill() >= atOnce;

    /// <summary>Counts one; false when there have been too many.</summary>
    public bool TryTake()
    {
        if (Fill() < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }

    /// <summary>Takes the counting of one back.</summary>
    public void GiveBack() => _tokens = Math.Min(atOnce, Fill() + 1);

    private double Fill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(atOnce, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
        return _tokens;
    }
}
