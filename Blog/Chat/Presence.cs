using System.Collections.Concurrent;
using Blog.Accounts;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// Who of the authors and administrators has the Chats page open. It says how likely a quick answer is, and never
/// decides who may see a conversation.
/// </summary>
public sealed class Presence(InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>A reload or a short cut is no absence.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Who is missed for so long in the middle of a chat has lost the connection.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromSeconds(60);

    /// <summary>After that the one who writes knows that nobody sits there.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Desk> _desks = new();

    /// <summary>The user is here until the result is disposed, and a little longer.</summary>
    public IDisposable Enter(SignedInUser user)
    {
        // Who comes was read a moment ago: a choice that was made since is newer.
        _desks.AddOrUpdate(user.Id, _ => new Desk(user, 1, default), (_, desk) => new Desk(user with { IsAway = desk.User.IsAway }, desk.OpenPages + 1, default));
        wakeUp.Publish(ChatTopics.Presence);
        return new Stay(this, user.Id);
    }

    /// <summary>The user chose to be away, or to be here again, whatever pages are open.</summary>
    public void SetAway(Guid userId, bool isAway)
    {
        // A page that comes or goes at the same moment must not undo the choice.
        while (_desks.TryGetValue(userId, out var desk) && !_desks.TryUpdate(userId, desk with { User = desk.User with { IsAway = isAway } }, desk))
        {
        }

        wakeUp.Publish(ChatTopics.Presence);
        wakeUp.Publish(ChatTopics.Inbox);
    }

    public bool IsOnline(Guid userId) => _desks.TryGetValue(userId, out var desk) && IsHere(desk);

    /// <summary>To whom a new chat about an article goes: to its author if here, else it is open to all, for which null stands.</summary>
    public Guid? FirstAnswererOf(ReadArticle? article) =>
        article is { AuthorMayAnswer: true, AuthorId: { } authorId } && IsOnline(authorId) ? authorId : null;

    /// <summary>Whether anybody is here who would see a chat that is this user's; null stands for a chat that is open to all.</summary>
    public bool IsAnyoneOnlineFor(Guid? answererId) =>
        _desks.Values.Any(desk => (answererId is null || desk.User.Id == answererId || desk.User.IsAdministrator) && IsHere(desk));

    /// <summary>
    /// Since when this user's pages are gone and by what name they are known, if they are missed; null for those who are here,
    /// said that they are away, or left long ago.
    /// </summary>
    public (DateTimeOffset LeftUtc, string DisplayName)? FindMissed(Guid userId) =>
        _desks.TryGetValue(userId, out var desk)
        && desk is { OpenPages: 0, User.IsAway: false }
        && time.GetUtcNow() - desk.LeftUtc is var absence
        && absence >= Missed
        && absence < Forgotten
            ? (desk.LeftUtc, desk.User.DisplayName)
            : null;

    private bool IsHere(Desk desk) => !desk.User.IsAway && (desk.OpenPages > 0 || time.GetUtcNow() - desk.LeftUtc < Grace);

    private void Leave(Guid userId)
    {
        var left = _desks.AddOrUpdate(userId, _ => throw new InvalidOperationException("Nobody leaves who did not come."), (_, desk) => desk with { OpenPages = desk.OpenPages - 1, LeftUtc = time.GetUtcNow() });
        if (left.OpenPages == 0)
        {
            TellAfter(Grace);
            TellAfter(Missed);
        }
    }

    /// <summary>Nothing else would make open pages look again when so much time is over.</summary>
    private void TellAfter(TimeSpan absence)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                wakeUp.Publish(ChatTopics.Presence);
                timer?.Dispose();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(absence, Timeout.InfiniteTimeSpan);
    }

    private sealed record Desk(SignedInUser User, int OpenPages, DateTimeOffset LeftUtc);

    private sealed class Stay(Presence presence, Guid userId) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                presence.Leave(userId);
            }
        }
    }
}
