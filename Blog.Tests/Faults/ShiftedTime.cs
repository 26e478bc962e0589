namespace Blog.Tests.Faults;

/// <summary>A machine whose clock is wrong by some hours. Its timers run as they should.</summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
