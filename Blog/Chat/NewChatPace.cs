using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>How many conversations one visitor, and one address, may start.</summary>
public sealed class NewChatPace(IOptions<ChatLimits> limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly TokenBuckets _visitors = PerHour(limits.Value.NewChatsPerVisitor, time);
    private readonly TokenBuckets _addresses = PerHour(limits.Value.NewChatsPerAddress, time);

    /// <summary>Counts a conversation; when there have been too many, says how many seconds to wait.</summary>
    /// <param name="address">As <see cref="ClientAddress"/> names it.</param>
    internal bool TryCount(Guid visitorId, string address, out int retryAfter)
    {
        if (!_addresses.TryTake(address, out retryAfter))
        {
            return false;
        }

        if (_visitors.TryTake($"{visitorId:N}", out retryAfter))
        {
            return true;
        }

        _addresses.GiveBack(address);
        return false;
    }

    /// <summary>Takes the counting of one back that was not stored.</summary>
    internal void Uncount(Guid visitorId, string address)
    {
        _addresses.GiveBack(address);
        _visitors.GiveBack($"{visitorId:N}");
    }

    private static TokenBuckets PerHour(int count, TimeProvider time) => new(count, count / Window.TotalSeconds, time);
}

/// <summary>
/// One place for a new conversation. It is taken inside the write, where the same form sent twice at once has become one;
/// a write that is repeated takes it once.
/// </summary>
internal sealed class NewChatPlace(NewChatPace pace, Guid visitorId, string address)
{
    private bool _isTaken;

    /// <inheritdoc cref="NewChatPace.TryCount"/>
    public bool TryTake(out int retryAfter)
    {
        retryAfter = 0;
        return _isTaken || (_isTaken = pace.TryCount(visitorId, address, out retryAfter));
    }

    public void GiveBack()
    {
        if (_isTaken)
        {
            pace.Uncount(visitorId, address);
        }
    }
}
