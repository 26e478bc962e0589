using Blog.Accounts;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>Which authors have which conversation open. Kept in memory: it is over when their line is.</summary>
public sealed class Viewers(InProcessWakeUp wakeUp)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Viewer>> _viewers = [];

    /// <summary>The author looks at it until the result is disposed.</summary>
    public IDisposable Enter(Guid conversationId, Guid userId, string name)
    {
        var viewer = new Viewer(this, conversationId, userId, name);
        lock (_lock)
        {
            if (!_viewers.TryGetValue(conversationId, out var viewers))
            {
                _viewers[conversationId] = viewers = [];
            }

            viewers.Add(viewer);
        }

        wakeUp.Publish(ChatTopics.Of(conversationId));
        // Nothing rings on for what somebody has opened.
        wakeUp.Publish(ChatTopics.Inbox);
        return viewer;
    }

    /// <summary>The names of all but one's own, each once.</summary>
    public IReadOnlyList<string> NamesIn(Guid conversationId, Guid exceptId)
    {
        lock (_lock)
        {
            return _viewers.TryGetValue(conversationId, out var viewers)
                ? [.. viewers.Where(viewer => viewer.UserId != exceptId).DistinctBy(viewer => viewer.UserId).Select(viewer => viewer.Name)]
                : [];
        }
    }

    private void Leave(Viewer viewer)
    {
        lock (_lock)
        {
            if (!_viewers.TryGetValue(viewer.ConversationId, out var viewers) || !viewers.Remove(viewer))
            {
                return;
            }

            if (viewers.Count == 0)
            {
                _viewers.Remove(viewer.ConversationId);
            }
        }

        wakeUp.Publish(ChatTopics.Of(viewer.ConversationId));
    }

    private sealed class Viewer(Viewers viewers, Guid conversationId, Guid userId, string name) : IDisposable
    {
        public Guid ConversationId => conversationId;

        public Guid UserId => userId;

        public string Name => name;

        public void Dispose() => viewers.Leave(this);
    }
}
