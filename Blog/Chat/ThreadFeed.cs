using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The conversation that an author's tab watches: its messages and what changes beside them.</summary>
internal sealed class ThreadFeed(ClientConnection connection, LineServices services, CultureInfo culture)
{
    private readonly AsidesFeed _asides = new(connection, services.Fragments, culture);
    private ConversationFeed? _feed;
    private IDisposable? _subscription;
    private IDisposable? _view;
    private ThreadState? _sent;
    private TrailModel? _sentTrail;

    public Guid? ConversationId { get; private set; }

    /// <summary>The newest number there was at the last look.</summary>
    public long LastSeq => _sent?.LastSeq ?? 0;

    /// <summary>Watches another conversation, or none, or the same one from another place on.</summary>
    public void Watch(Guid? conversationId, long after, SignedInUser user, WakeUpSignal signal)
    {
        Leave();
        ConversationId = conversationId;
        (_sent, _sentTrail) = (null, null);
        _asides.Resume();
        _view = conversationId is { } viewed ? services.Viewers.Enter(viewed, user.Id, user.DisplayName) : null;
        _subscription = conversationId is { } id ? services.WakeUp.Subscribe(ChatTopics.Of(id), signal) : null;
        _feed = conversationId is { } c ? new ConversationFeed(connection, c, ChatIdentity.Author(user), services.Fragments, services.Typing, culture) : null;
        _feed?.Resume(after);
    }

    public async Task PullAsync(BlogDbContext db, Threads threads, ChatIdentity author, CancellationToken cancellationToken)
    {
        if (ConversationId is not { } c || _feed is null)
        {
            return;
        }

        if (await threads.StateAsync(c, author, cancellationToken) is not { } state)
        {
            await connection.SendAsync(await services.Fragments.NoThreadAsync(culture));
            Leave();
            return;
        }

        await _feed.PullAsync(db, state.LastSeq, cancellationToken);
        if (_sent is null || state != _sent with { LastSeq = state.LastSeq })
        {
            await connection.SendAsync(await services.Fragments.ThreadStateAsync(state, culture));
        }

        _sent = state;
        var trail = await db.TrailAsync(c, state.IsHere, isUpdate: true, cancellationToken);
        await SendTrailAsync(trail);
        await _asides.PullAsync(db, trail, state.LastSeq, author.Id, cancellationToken);
    }

    public void Leave()
    {
        _subscription?.Dispose();
        _view?.Dispose();
        (ConversationId, _feed, _subscription, _view) = (null, null, null, null);
    }

    private async Task SendTrailAsync(TrailModel trail)
    {
        if (_sentTrail is null || !trail.Stops.SequenceEqual(_sentTrail.Stops))
        {
            _sentTrail = trail;
            await connection.SendAsync(await services.Fragments.TrailAsync(trail, culture));
        }
    }
}
