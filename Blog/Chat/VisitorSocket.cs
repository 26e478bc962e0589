using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>One visitor's connection to one conversation.</summary>
internal sealed class VisitorSocket(ClientConnection connection, Guid conversationId, ChatIdentity identity, IServiceScopeFactory scopes, ChatFragments fragments, InProcessWakeUp wakeUp, TimeProvider time)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly WakeUpSignal _signal = new();
    private readonly MessageFeed _feed = new(connection, fragments, CultureInfo.CurrentUICulture, "/chat", "/chat/history");
    private long _resumeAfter = -1;

    /// <summary>Sends messages and state until the connection closes.</summary>
    public async Task RunAsync()
    {
        using var conversation = wakeUp.Subscribe(ChatTopics.Of(conversationId), _signal);
        using var presence = wakeUp.Subscribe(ChatTopics.Presence, _signal);
        var closing = connection.Closing;
        VisitorState? sent = null;
        try
        {
            while (!closing.IsCancellationRequested)
            {
                sent = await PullAsync(sent, closing);
                if (!await _signal.WaitAsync(Heartbeat, time, closing) && sent is not null)
                {
                    await connection.SendAsync(await fragments.HeartbeatAsync(sent.LastSeq, _culture));
                }
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The connection is closing: what is not sent now is sent after the client has resumed.
        }
    }

    public async Task OnFrameAsync(ReadOnlyMemory<byte> json)
    {
        var frame = ClientFrame.Read(json.Span);
        if (frame is null || (frame.C is not null && frame.Conversation != conversationId))
        {
            connection.Close(CloseReason.NotAllowed);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        switch (frame)
        {
            case { Type: "resume", After: { } after }:
                Interlocked.Exchange(ref _resumeAfter, Math.Max(0, after));
                _signal.Ring();
                break;
            case { Type: "message", ClientId: { } id } when Guid.TryParse(id, out var clientId):
                var send = scope.ServiceProvider.GetRequiredService<SendOverSocket>();
                await send.HandleAsync(connection, new NewMessage(conversationId, clientId, frame.Text), identity, _culture);
                break;
            case { Type: "seen", UpTo: { } upTo }:
                await scope.ServiceProvider.GetRequiredService<ReadMarks>().SeeAsync(conversationId, identity, upTo, CancellationToken.None);
                break;
            case { Type: "reading", Path: { } path }:
                await scope.ServiceProvider.GetRequiredService<ReadMarks>().ReadAsync(conversationId, identity, path, CancellationToken.None);
                break;
            default:
                connection.Close(CloseReason.NotAllowed);
                break;
        }
    }

    private async Task<VisitorState?> PullAsync(VisitorState? sent, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hasEnded = connection.Session is { } session && !await scope.ServiceProvider.GetRequiredService<BlogDbContext>().IsSignedInAsync(session, cancellationToken);
        var state = hasEnded ? null : await scope.ServiceProvider.GetRequiredService<VisitorPanes>().StateAsync(conversationId, identity.Id, cancellationToken);
        if (state is null)
        {
            connection.Close(CloseReason.NotAllowed);
            return null;
        }

        if (Interlocked.Exchange(ref _resumeAfter, -1) is >= 0 and var after)
        {
            _feed.Resume(after);
            await connection.SendAsync(await fragments.HeartbeatAsync(state.LastSeq, _culture));
        }

        await _feed.PullAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>(), conversationId, state.LastSeq, cancellationToken);
        if (sent is null || state != sent with { LastSeq = state.LastSeq })
        {
            await connection.SendAsync(await fragments.VisitorStateAsync(state, _culture));
        }

        return state;
    }
}
