using Blog.Data;
using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>How fast one sender may write, over all connections and ways together.</summary>
public sealed class MessagePace(IOptions<ChatLimits> limits, TimeProvider time)
{
    /// <summary>
    /// Who writes faster than allowed is told so each time. A script that goes on all the same is cut off: 20 messages a
    /// second are too many for ten seconds before it comes to that, which nobody reaches by typing.
    /// </summary>
    private const int RefusalsAtOnce = 200;

    private const int RefusalsPerSecond = 1;

    private readonly TokenBuckets _visitors = new(limits.Value.VisitorMessagesAtOnce, limits.Value.VisitorMessagesPerSecond, time);
    private readonly TokenBuckets _authors = new(limits.Value.AuthorMessagesAtOnce, limits.Value.AuthorMessagesPerSecond, time);
    private readonly TokenBuckets _refusals = new(RefusalsAtOnce, RefusalsPerSecond, time);

    /// <summary>Counts a message; when there have been too many, says how many seconds to wait.</summary>
    internal bool TryCount(ChatIdentity sender, out int retryAfter) => BucketsOf(sender).TryTake(sender.Owner, out retryAfter);

    /// <summary>Takes the counting of one back that was not stored, or had been before.</summary>
    internal void Uncount(ChatIdentity sender) => BucketsOf(sender).GiveBack(sender.Owner);

    /// <summary>Counts a message that was refused for its pace; false when the sender has had enough warnings.</summary>
    internal bool MayGoOn(ChatIdentity sender) => _refusals.TryTake(sender.Owner, out _);

    private TokenBuckets BucketsOf(ChatIdentity sender) => sender.Kind == SenderKind.Author ? _authors : _visitors;
}
