using System.Collections.Concurrent;

namespace Blog.Tests.Faults;

/// <summary>What a <see cref="FaultProxy"/> really did, in connections that were hit.</summary>
internal sealed class FaultCounts
{
    private readonly ConcurrentQueue<long> _handshakes = new();
    private int _stalls;
    private int _resets;
    private int _halfCloses;
    private int _refusals;
    private int _delays;

    public int Stalls => Volatile.Read(ref _stalls);

    public int Resets => Volatile.Read(ref _resets);

    public int HalfCloses => Volatile.Read(ref _halfCloses);

    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Pieces, not connections.</summary>
    public int Delays => Volatile.Read(ref _delays);

    /// <summary>Requests for a WebSocket that were passed on to the blog.</summary>
    public int Handshakes => _handshakes.Count;

    /// <summary>How many handshakes there were at most in any span of this length.</summary>
    public int MostHandshakesIn(TimeSpan span)
    {
        var all = _handshakes.Order().ToArray();
        var (most, first) = (0, 0);
        for (var last = 0; last < all.Length; last++)
        {
            while (TimeProvider.System.GetElapsedTime(all[first], all[last]) > span)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>Counts handshakes from now on only.</summary>
    public void ForgetHandshakes() => _handshakes.Clear();

    internal void Stalled(int links) => Interlocked.Add(ref _stalls, links);

    internal void Reset(int links) => Interlocked.Add(ref _resets, links);

    internal void HalfClosed(int links) => Interlocked.Add(ref _halfCloses, links);

    internal void RefusedUpgrade() => Interlocked.Increment(ref _refusals);

    internal void Delayed() => Interlocked.Increment(ref _delays);

    internal void ShookHands() => _handshakes.Enqueue(TimeProvider.System.GetTimestamp());
}
