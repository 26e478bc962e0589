using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// One tab of an author: the list of conversations, and the messages of the one that is watched. What the author may
/// see is asked anew with every frame and every pull.
/// </summary>
internal sealed class AuthorSocket(ClientConnection connection, Guid userId, IServiceScopeFactory scopes, ChatFragments fragments, InProcessWakeUp wakeUp, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>The list is sent at most twice a second, however much happens.</summary>
    private static readonly TimeSpan InboxPause = TimeSpan.FromMilliseconds(500);

    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly WakeUpSignal _signal = new();
    private readonly Lock _lock = new();
    private Watch? _requested;
    private Watch? _watched;
    private MessageFeed? _feed;
    private IDisposable? _subscription;
    private ThreadState? _sentThread;
    private byte[] _sentInbox = [];
    private long _inboxSentAt;
    private bool _isClosedTab;

    public async Task RunAsync()
    {
        using var inbox = wakeUp.Subscribe(ChatTopics.Inbox, _signal);
        var closing = connection.Closing;
        try
        {
            while (!closing.IsCancellationRequested)
            {
                var wait = await PullAsync(closing);
                if (!await _signal.WaitAsync(wait, time, closing) && wait == Heartbeat)
                {
                    await connection.SendAsync(await fragments.HeartbeatAsync(_sentThread?.LastSeq ?? 0, _culture));
                }
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The connection is closing: what is not sent now is sent after the client has resumed.
        }
        finally
        {
            _subscription?.Dispose();
        }
    }

    public async Task OnFrameAsync(ReadOnlyMemory<byte> json)
    {
        var frame = ClientFrame.Read(json.Span);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (frame is null || await db.FindSignedInAsync(userId, connection.Session, CancellationToken.None) is not { MayAnswer: true } user)
        {
            connection.Close(CloseReason.NotAllowed);
            return;
        }

        var identity = ChatIdentity.Author(user);
        switch (frame)
        {
            case { Type: "watch" }:
                await WatchAsync(frame, db, identity);
                break;
            case { Type: "message", Conversation: { } c, ClientId: { } id } when Guid.TryParse(id, out var clientId):
                var send = scope.ServiceProvider.GetRequiredService<SendOverSocket>();
                await send.HandleAsync(connection, new NewMessage(c, clientId, frame.Text), identity, _culture);
                break;
            case { Type: "seen", Conversation: { } c, UpTo: { } upTo }:
                await scope.ServiceProvider.GetRequiredService<ReadMarks>().SeeAsync(c, identity, upTo, CancellationToken.None);
                break;
            default:
                connection.Close(CloseReason.NotAllowed);
                break;
        }
    }

    /// <summary>Switches to a conversation, or to none; one that the author may not see ends the connection.</summary>
    private async Task WatchAsync(ClientFrame frame, BlogDbContext db, ChatIdentity identity)
    {
        if (frame.C is not null && (frame.Conversation is not { } c || await db.FindConversationAsync(c, identity, CancellationToken.None) is null))
        {
            connection.Close(CloseReason.NotAllowed);
            return;
        }

        lock (_lock)
        {
            _requested = new Watch(frame.Conversation, Math.Max(0, frame.After ?? 0), frame.Tab == "closed");
        }

        _signal.Ring();
    }

    /// <summary>Sends what is new, and says how long to wait at most for the next look.</summary>
    private async Task<TimeSpan> PullAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.FindSignedInAsync(userId, connection.Session, cancellationToken) is not { MayAnswer: true } user)
        {
            connection.Close(CloseReason.NotAllowed);
            return Heartbeat;
        }

        Switch();
        await PullThreadAsync(db, ChatIdentity.Author(user), cancellationToken);
        return await PullInboxAsync(db, user, cancellationToken);
    }

    private void Switch()
    {
        Watch? requested;
        lock (_lock)
        {
            requested = _requested;
            _requested = null;
        }

        if (requested is null)
        {
            return;
        }

        _subscription?.Dispose();
        _subscription = requested.ConversationId is { } c ? wakeUp.Subscribe(ChatTopics.Of(c), _signal) : null;
        _feed = new MessageFeed(connection, fragments, _culture, $"/chats/{requested.ConversationId:N}", "/chats/history");
        _feed.Resume(requested.After);
        _sentThread = null;
        _watched = requested;
        _isClosedTab = requested.IsClosedTab;
    }

    private async Task PullThreadAsync(BlogDbContext db, ChatIdentity identity, CancellationToken cancellationToken)
    {
        if (_watched?.ConversationId is not { } c || _feed is null || await db.ThreadStateAsync(c, identity, cancellationToken) is not { } state)
        {
            return;
        }

        await _feed.PullAsync(db, c, state.LastSeq, cancellationToken);
        if (_sentThread is null || state != _sentThread with { LastSeq = state.LastSeq })
        {
            await connection.SendAsync(await fragments.ThreadStateAsync(state, _culture));
        }

        _sentThread = state;
    }

    private async Task<TimeSpan> PullInboxAsync(BlogDbContext db, SignedInUser user, CancellationToken cancellationToken)
    {
        var since = _inboxSentAt == 0 ? InboxPause : time.GetElapsedTime(_inboxSentAt);
        if (since < InboxPause)
        {
            return InboxPause - since;
        }

        var inbox = await fragments.InboxAsync(await db.InboxAsync(user, _isClosedTab, isUpdate: true, cancellationToken), _culture);
        if (!inbox.AsSpan().SequenceEqual(_sentInbox))
        {
            _sentInbox = inbox;
            _inboxSentAt = time.GetTimestamp();
            await connection.SendAsync(inbox);
        }

        return Heartbeat;
    }

    private sealed record Watch(Guid? ConversationId, long After, bool IsClosedTab);
}
