using System.Globalization;
using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>One tab of a visitor, connected to one conversation.</summary>
internal sealed class VisitorLine(ClientConnection connection, Conversation conversation, ChatIdentity identity, LineServices services) : ChatLine(connection)
{
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly WakeUpSignal _signal = new();
    private readonly ConversationFeed _feed = new(connection, conversation.Id, identity, services.Fragments, services.Typing, CultureInfo.CurrentUICulture);
    private readonly TokenBucket _chatter = Chatter.NewBucket(services.Time);

    /// <summary>
    /// After how many heartbeats the line looks by itself. A sign-in may end in another process, and must not outlast half a
    /// minute; of anything else a wake-up tells, and the look is for one that got lost.
    /// </summary>
    private readonly int _beatsToLook = connection.Session is null ? 6 : 1;

    private long _resumeAfter = -1;
    private VisitorState? _sent;

    /// <summary>From where the client wants to go on; nothing is sent before it said so.</summary>
    public void Resume(long after)
    {
        Interlocked.Exchange(ref _resumeAfter, Math.Max(0, after));
        _signal.Ring();
    }

    public override async Task OnFrameAsync(ReadOnlyMemory<byte> json)
    {
        var frame = ClientFrame.Read(json.Span);
        if (frame is null || (frame.C is not null && frame.Conversation != conversation.Id))
        {
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        if (frame.IsChatter && !_chatter.TryTake())
        {
            return;
        }

        switch (frame)
        {
            case { Type: "resume", After: { } after }:
                Resume(after);
                break;
            case { Type: "message", ClientId: { } id } when Guid.TryParse(id, out var clientId):
                await WithAsync<SendOverSocket>(send => send.HandleAsync(Connection, new NewMessage(conversation.Id, clientId, frame.Text), identity, _culture));
                break;
            case { Type: "typing", Stop: true }:
                services.Typing.Stop(conversation.Id, identity.Id);
                break;
            case { Type: "typing" }:
                services.Typing.Start(conversation.Id, identity.Id, conversation.VisitorName);
                break;
            case { Type: "seen", UpTo: { } upTo }:
                await WithAsync<ReadMarks>(marks => marks.SeeAsync(conversation.Id, identity, upTo, CancellationToken.None));
                break;
            case { Type: "received", UpTo: { } upTo }:
                await WithAsync<ReadMarks>(marks => marks.ReceiveAsync(new Dictionary<Guid, long> { [conversation.Id] = upTo }, identity, CancellationToken.None));
                break;
            case { Type: "reading", Path: { } path }:
                await WithAsync<ReadMarks>(marks => marks.ReadAsync(conversation.Id, identity, path, frame.Percent ?? 0, CancellationToken.None));
                break;
            case { Type: "alive" }:
                break;
            default:
                Connection.Close(CloseReason.NotAllowed);
                break;
        }
    }

    protected override async Task SendAsync(CancellationToken closing)
    {
        using var messages = services.WakeUp.Subscribe(ChatTopics.Of(conversation.Id), _signal);
        using var presence = services.WakeUp.Subscribe(ChatTopics.Presence, _signal);
        var beats = 0;
        while (!closing.IsCancellationRequested)
        {
            if (beats % _beatsToLook == 0)
            {
                await PullAsync(closing);
            }

            if (await _signal.WaitAsync(Heartbeat, services.Time, closing))
            {
                beats = 0;
                continue;
            }

            beats++;
            await Connection.SendAsync(await services.Fragments.HeartbeatAsync(_sent?.LastSeq ?? 0, _culture));
        }
    }

    protected override void Leave() => services.Typing.Stop(conversation.Id, identity.Id);

    private async Task PullAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.IsBlockedAsync(identity.Id, services.Time, cancellationToken))
        {
            await Connection.SendAsync(await services.Fragments.NotAvailableAsync(_culture));
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        var hasEnded = Connection.Session is { } session && !await db.IsSignedInAsync(session, cancellationToken);
        var state = hasEnded ? null : (await scope.ServiceProvider.GetRequiredService<VisitorStates>().FindAsync(conversation.Id, identity.Id, cancellationToken))?.State;
        if (state is null)
        {
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        if (Interlocked.Exchange(ref _resumeAfter, -1) is >= 0 and var after)
        {
            _feed.Resume(after);
            await Connection.SendAsync(await services.Fragments.HeartbeatAsync(state.LastSeq, _culture));
        }

        await _feed.PullAsync(db, state.LastSeq, cancellationToken);
        if (_sent is null || state != _sent with { LastSeq = state.LastSeq, Step = state.Step })
        {
            await Connection.SendAsync(await services.Fragments.VisitorStateAsync(state, _culture));
        }

        if (state.Step != _sent?.Step)
        {
            await Connection.SendAsync(await services.Fragments.StepAsync(state.Step, _culture));
        }

        _sent = state;
    }

    private async Task WithAsync<TService>(Func<TService, Task> work)
        where TService : notnull
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
