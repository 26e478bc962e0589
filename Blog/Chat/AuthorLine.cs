using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// One tab of an author: the list of conversations, and the messages of the one that is watched. What the author may
/// see is asked anew with every frame and every pull.
/// </summary>
internal sealed class AuthorLine(ClientConnection connection, Guid userId, LineServices services) : ChatLine(connection)
{
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly WakeUpSignal _signal = new();
    private readonly ThreadFeed _thread = new(connection, services, CultureInfo.CurrentUICulture);
    private readonly InboxFeed _inbox = new(connection, services, CultureInfo.CurrentUICulture);
    private readonly TokenBucket _chatter = Chatter.NewBucket(services.Time);
    private Watch? _requested;
    private Guid? _typingIn;

    /// <summary>
    /// Switches to a conversation, or to none; one that the author may not see ends the connection. An honest page asks for one
    /// that was deleted or handed on while its line was down: it is told so first, and comes back without it.
    /// </summary>
    public async Task WatchAsync(string? conversation, long? after, InboxList list, BlogDbContext db, ChatIdentity author)
    {
        var isNamed = Guid.TryParse(conversation, out var c);
        if (isNamed && await db.FindConversationAsync(c, author, CancellationToken.None) is null)
        {
            await Connection.SendAsync(await services.Fragments.NoThreadAsync(_culture));
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        if (conversation is not null && !isNamed)
        {
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        Interlocked.Exchange(ref _requested, new Watch(isNamed ? c : null, Math.Max(0, after ?? 0), list));
        _signal.Ring();
    }

    public override async Task OnFrameAsync(ReadOnlyMemory<byte> json)
    {
        var frame = ClientFrame.Read(json.Span);
        if (frame is { IsChatter: true } && !_chatter.TryTake())
        {
            return;
        }

        await using var scope = services.Scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (frame is null || await db.FindSignedInAsync(userId, Connection.Session, CancellationToken.None) is not { MayAnswer: true } user)
        {
            Connection.Close(CloseReason.NotAllowed);
            return;
        }

        var identity = ChatIdentity.Author(user);
        switch (frame)
        {
            case { Type: "watch" }:
                await WatchAsync(frame.C, frame.After, frame.List, db, identity);
                break;
            case { Type: "message", Conversation: { } c, ClientId: { } id } when Guid.TryParse(id, out var clientId):
                var send = scope.ServiceProvider.GetRequiredService<SendOverSocket>();
                await send.HandleAsync(Connection, new NewMessage(c, clientId, frame.Text), identity, _culture);
                break;
            case { Type: "typing", Conversation: { } c }:
                await TypeAsync(c, user, isOver: frame.Stop == true, db);
                break;
            case { Type: "seen", Conversation: { } c, UpTo: { } upTo }:
                await scope.ServiceProvider.GetRequiredService<ReadMarks>().SeeAsync(c, identity, upTo, CancellationToken.None);
                break;
            case { Type: "received", Rows: not null }:
                await scope.ServiceProvider.GetRequiredService<ReadMarks>().ReceiveAsync(frame.ReceivedRows, identity, CancellationToken.None);
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
        using var inbox = services.WakeUp.Subscribe(ChatTopics.Inbox, _signal);
        while (!closing.IsCancellationRequested)
        {
            var early = await PullAsync(closing);
            if (!await _signal.WaitAsync(early ?? Heartbeat, services.Time, closing) && early is null)
            {
                await SendHeartbeatAsync();
            }
        }
    }

    protected override void Leave()
    {
        _thread.Leave();
        if (_typingIn is { } c)
        {
            services.Typing.Stop(c, userId);
        }
    }

    /// <summary>A chat may be deleted under the hands of somebody who types: that word is let go, and the line goes on.</summary>
    private async Task TypeAsync(Guid conversationId, SignedInUser user, bool isOver, BlogDbContext db)
    {
        if (await db.FindConversationAsync(conversationId, ChatIdentity.Author(user), CancellationToken.None) is null)
        {
            return;
        }

        if (isOver)
        {
            services.Typing.Stop(conversationId, userId);
            return;
        }

        _typingIn = conversationId;
        services.Typing.Start(conversationId, userId, user.DisplayName);
    }

    /// <summary>Sends what is new. Gives how long to wait at most for the next look, when there is more to see soon.</summary>
    private async Task<TimeSpan?> PullAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.Scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.FindSignedInAsync(userId, Connection.Session, cancellationToken) is not { MayAnswer: true } user)
        {
            Connection.Close(CloseReason.NotAllowed);
            return null;
        }

        var author = ChatIdentity.Author(user);
        var requested = Interlocked.Exchange(ref _requested, null);
        if (requested is not null)
        {
            _thread.Watch(requested.ConversationId, requested.After, user, _signal);
            _inbox.List = requested.List;
        }

        await _thread.PullAsync(db, scope.ServiceProvider.GetRequiredService<Threads>(), author, cancellationToken);
        if (requested is not null)
        {
            // The answer to every question: a client that gets none knows that its line is dead.
            await SendHeartbeatAsync();
        }

        return await _inbox.PullAsync(scope.ServiceProvider.GetRequiredService<Inboxes>(), user, cancellationToken);
    }

    private async Task SendHeartbeatAsync() => await Connection.SendAsync(await services.Fragments.HeartbeatAsync(_thread.LastSeq, _culture));

    private sealed record Watch(Guid? ConversationId, long After, InboxList List);
}
