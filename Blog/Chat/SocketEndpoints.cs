using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The handshakes. Everything that can be refused is refused before a socket exists.</summary>
internal sealed class SocketEndpoints(ConnectionRegistry registry, IServiceScopeFactory scopes, ChatFragments fragments, InProcessWakeUp wakeUp, Presence presence, OriginCheck origin, TimeProvider time)
{
    public async Task VisitorAsync(HttpContext context)
    {
        if (Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var visitorId = await context.RequestServices.GetRequiredService<CurrentVisitor>().FindAsync(context, context.RequestAborted);
        if (visitorId is not { } id)
        {
            await SendAwayAsync(context);
            return;
        }

        var identity = ChatIdentity.Visitor(id);
        var db = context.RequestServices.GetRequiredService<BlogDbContext>();
        if (!Guid.TryParse(context.Request.Query["c"], out var c) || await db.FindConversationAsync(c, identity, context.RequestAborted) is null)
        {
            await HistoryEndpoints.NoSuchConversation(context).ExecuteAsync(context);
            return;
        }

        using var connection = new ClientConnection(identity.Owner, Session.IdOf(context.User));
        using var registration = registry.Add(connection);
        var socket = new VisitorSocket(connection, c, identity, scopes, fragments, wakeUp, time);
        await ServeAsync(context, connection, socket.RunAsync, socket.OnFrameAsync);
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var user = await context.RequestServices.GetRequiredService<CurrentUser>().GetAsync(context.RequestAborted);
        if (user is not { MayAnswer: true })
        {
            context.Response.StatusCode = user is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return;
        }

        using var connection = new ClientConnection(ChatIdentity.OwnerOfUser(user.Id), Session.IdOf(context.User));
        using var registration = registry.Add(connection);
        using var stay = presence.Enter(user);
        var socket = new AuthorSocket(connection, user.Id, scopes, fragments, wakeUp, time);
        await ServeAsync(context, connection, socket.RunAsync, socket.OnFrameAsync);
    }

    /// <summary>The check that ASP.NET does not make: it lets a missing Origin through.</summary>
    private int? Refusal(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return StatusCodes.Status400BadRequest;
        }

        if (!origin.IsOwn(context.Request))
        {
            return StatusCodes.Status403Forbidden;
        }

        return registry.IsDraining ? StatusCodes.Status503ServiceUnavailable : null;
    }

    /// <summary>
    /// An honest browser whose cookie ran out is told so over the socket and not refused: a refusal looks like a lost
    /// line, and it would try again for ever.
    /// </summary>
    private async Task SendAwayAsync(HttpContext context)
    {
        using var connection = new ClientConnection("nobody");
        using var registration = registry.Add(connection);
        await connection.SendAsync(await fragments.SessionOverAsync(CultureInfo.CurrentUICulture));
        connection.Close(CloseReason.NotAllowed);
        await ServeAsync(context, connection, () => Task.CompletedTask, _ => Task.CompletedTask);
    }

    private static async Task ServeAsync(HttpContext context, ClientConnection connection, Func<Task> run, Func<ReadOnlyMemory<byte>, Task> onFrame)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext());
        var feeding = FeedAsync(connection, run);
        await WebSocketTransport.RunAsync(socket, connection, onFrame);
        await feeding;
    }

    private static async Task FeedAsync(ClientConnection connection, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch
        {
            // The client comes back by itself and resumes; the error goes on to the request's handler.
            connection.Close(CloseReason.Restarting);
            throw;
        }
    }
}
