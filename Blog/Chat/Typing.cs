using Blog.Realtime;

namespace Blog.Chat;

/// <summary>Who is writing in which conversation right now. It is kept in memory and soon forgotten.</summary>
public sealed class Typing(InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>How long one word of it holds. A page repeats it every second while somebody types.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Typist>> _typists = [];

    /// <summary>Somebody typed just now.</summary>
    public void Start(Guid conversationId, Guid participantId, string name)
    {
        lock (_lock)
        {
            if (!_typists.TryGetValue(conversationId, out var typists))
            {
                _typists[conversationId] = typists = [];
            }

            if (typists.Find(typist => typist.Id == participantId) is { } known)
            {
                known.Until.Change(Lasts, Timeout.InfiniteTimeSpan);
                return;
            }

            typists.Add(new Typist(participantId, name, time.CreateTimer(_ => Stop(conversationId, participantId), null, Lasts, Timeout.InfiniteTimeSpan)));
        }

        Tell(conversationId);
    }

    /// <summary>Somebody sent, cleared or left what was being typed.</summary>
    public void Stop(Guid conversationId, Guid participantId)
    {
        lock (_lock)
        {
            if (!_typists.TryGetValue(conversationId, out var typists) || typists.Find(typist => typist.Id == participantId) is not { } known)
            {
                return;
            }

            known.Until.Dispose();
            typists.Remove(known);
            if (typists.Count == 0)
            {
                _typists.Remove(conversationId);
            }
        }

        Tell(conversationId);
    }

    /// <summary>Whether this one is typing there now.</summary>
    public bool IsTyping(Guid conversationId, Guid participantId)
    {
        lock (_lock)
        {
            return _typists.TryGetValue(conversationId, out var typists) && typists.Exists(typist => typist.Id == participantId);
        }
    }

    /// <summary>The names of all who are typing there but one's own.</summary>
    public IReadOnlyList<string> NamesIn(Guid conversationId, Guid exceptId)
    {
        lock (_lock)
        {
            return _typists.TryGetValue(conversationId, out var typists)
                ? [.. typists.Where(typist => typist.Id != exceptId).Select(typist => typist.Name)]
                : [];
        }
    }

    private void Tell(Guid conversationId)
    {
        wakeUp.Publish(ChatTopics.Of(conversationId));
        wakeUp.Publish(ChatTopics.Inbox);
    }

    private sealed record Typist(Guid Id, string Name, ITimer Until);
}
