namespace Blog.Tests.Faults;

/// <summary>Between a tab's socket and what it shows: drops, doubles and reorders whole frames, by the dice of a seed.</summary>
/// <param name="dropped">Which part of the frames, from 0 to 1; likewise the others.</param>
internal sealed class FrameChaos(int seed, double dropped, double doubled, double reordered)
{
    /// <summary>A frame that is held back for one which never comes would be a dropped one.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(150);

    private readonly Random _dice = new(seed);
    private readonly Lock _lock = new();
    private string? _held;
    private int _dropped;
    private int _doubled;
    private int _reordered;

    /// <summary>Whether it does anything now.</summary>
    public bool IsOn { get; set; } = true;

    public int Dropped => Volatile.Read(ref _dropped);

    public int Doubled => Volatile.Read(ref _doubled);

    /// <summary>Frames that were overtaken by a later one.</summary>
    public int Reordered => Volatile.Read(ref _reordered);

    public int Total => Dropped + Doubled + Reordered;

    public void Pass(string frame, Action<string> show)
    {
        foreach (var shown in Choose(frame, show))
        {
            show(shown);
        }
    }

    private List<string> Choose(string frame, Action<string> show)
    {
        lock (_lock)
        {
            if (_held is { } earlier)
            {
                _held = null;
                _reordered++;
                return [frame, earlier];
            }

            var roll = IsOn ? _dice.NextDouble() : 1;
            if (roll < dropped)
            {
                _dropped++;
                return [];
            }

            if (roll < dropped + doubled)
            {
                _doubled++;
                return [frame, frame];
            }

            if (roll < dropped + doubled + reordered)
            {
                _held = frame;
                _ = LetGoAsync(frame, show);
                return [];
            }

            return [frame];
        }
    }

    private async Task LetGoAsync(string frame, Action<string> show)
    {
        await Task.Delay(LongestHold, TimeProvider.System);
        lock (_lock)
        {
            if (!ReferenceEquals(_held, frame))
            {
                return;
            }

            _held = null;
        }

        show(frame);
    }
}
