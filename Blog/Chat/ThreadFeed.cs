using System.Globalization;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The conversation that an author's tab watches: its messages and what changes beside them.</summary>
internal sealed class ThreadFeed(ClientConnection connection, LineServices services, CultureInfo culture)
{
    private ConversationFeed? _feed;
    private IDisposable? _subscription;
    private ThreadState? _sent;

    public Guid? ConversationId { get; private set; }

    /// <summary>The newest number there was at the last look.</summary>
    public long LastSeq => _sent?.LastSeq ?? 0;

    /// <summary>Watches another conversation, or none, or the same one from another place on.</summary>
    public void Watch(Guid? conversationId, long after, ChatIdentity author, WakeUpSignal signal)
    {
        Leave();
        ConversationId = conversationId;
        _sent = null;
        _subscription = conversationId is { } id ? services.WakeUp.Subscribe(ChatTopics.Of(id), signal) : null;
        _feed = conversationId is { } c ? new ConversationFeed(connection, c, author, services.Fragments, services.Typing, culture) : null;
        _feed?.Resume(after);
    }

    public async Task PullAsync(BlogDbContext db, ChatIdentity author, CancellationToken cancellationToken)
    {
        if (ConversationId is not { } c || _feed is null || await db.ThreadStateAsync(c, author, cancellationToken) is not { } state)
        {
            return;
        }

        await _feed.PullAsync(db, state.LastSeq, cancellationToken);
        if (_sent is null || state != _sent with { LastSeq = state.LastSeq })
        {
            await connection.SendAsync(await services.Fragments.ThreadStateAsync(state, culture));
        }

        _sent = state;
    }

    public void Leave() => _subscription?.Dispose();
}
