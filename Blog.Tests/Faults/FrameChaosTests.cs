namespace Blog.Tests.Faults;

/// <summary>The chaos does what it says, and counts what it did.</summary>
public sealed class FrameChaosTests
{
    private readonly List<string> _shown = [];

    [Fact]
    public void Dropped_frames_never_come()
    {
        var chaos = Pass(new FrameChaos(seed: 1, dropped: 0.2, doubled: 0, reordered: 0));

        Assert.InRange(chaos.Dropped, 10, 30);
        Assert.Equal(100 - chaos.Dropped, _shown.Count);
        Assert.Equal(_shown.Order(StringComparer.Ordinal), _shown);
    }

    [Fact]
    public void Doubled_frames_come_twice()
    {
        var chaos = Pass(new FrameChaos(seed: 1, dropped: 0, doubled: 0.2, reordered: 0));

        Assert.InRange(chaos.Doubled, 10, 30);
        Assert.Equal(chaos.Doubled, _shown.CountBy(frame => frame).Count(count => count.Value == 2));
        Assert.Equal(100, _shown.Distinct().Count());
    }

    [Fact]
    public void Reordered_frames_come_after_the_next_one()
    {
        var chaos = Pass(new FrameChaos(seed: 1, dropped: 0, doubled: 0, reordered: 0.2));

        Assert.InRange(chaos.Reordered, 10, 30);
        Assert.Equal(chaos.Reordered, _shown.Zip(_shown.Skip(1)).Count(pair => string.CompareOrdinal(pair.First, pair.Second) > 0));
    }

    [Fact]
    public void The_same_seed_does_the_same()
    {
        Pass(new FrameChaos(seed: 7, dropped: 0.1, doubled: 0.1, reordered: 0));
        var first = _shown.ToList();
        _shown.Clear();
        Pass(new FrameChaos(seed: 7, dropped: 0.1, doubled: 0.1, reordered: 0));

        Assert.Equal(first, _shown);
    }

    private FrameChaos Pass(FrameChaos chaos)
    {
        for (var number = 0; number < 100; number++)
        {
            chaos.Pass($"{number:000}", _shown.Add);
        }

        return chaos;
    }
}
