using System.Globalization;
using Blog.Accounts;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The handshakes. Everything that can be refused is refused before a socket exists.</summary>
internal sealed class SocketEndpoints(ConnectionRegistry registry, LineServices services, Presence presence, OriginCheck origin)
{
    public async Task VisitorAsync(HttpContext context)
    {
        if (Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var (visitor, conversation) = await LineAccess.FindVisitorAsync(context);
        if (visitor is null)
        {
            await SendAwayAsync(context);
            return;
        }

        if (conversation is null)
        {
            await HistoryEndpoints.NoSuchConversation(context).ExecuteAsync(context);
            return;
        }

        using var connection = new ClientConnection(visitor.Owner, Session.IdOf(context.User));
        using var registration = registry.Add(connection);
        await ServeAsync(context, connection, new VisitorLine(connection, conversation, visitor, services));
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        if (await LineAccess.FindAuthorAsync(context) is not { } user)
        {
            return;
        }

        using var connection = new ClientConnection(ChatIdentity.OwnerOfUser(user.Id), Session.IdOf(context.User));
        using var registration = registry.Add(connection);
        using var stay = presence.Enter(user);
        await ServeAsync(context, connection, new AuthorLine(connection, user.Id, services));
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
        await connection.SendAsync(await services.Fragments.SessionOverAsync(CultureInfo.CurrentUICulture));
        connection.Close(CloseReason.NotAllowed);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext());
        await WebSocketTransport.RunAsync(socket, connection, _ => Task.CompletedTask);
    }

    private static async Task ServeAsync(HttpContext context, ClientConnection connection, ChatLine line)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext());
        var running = line.RunAsync();
        await WebSocketTransport.RunAsync(socket, connection, line.OnFrameAsync);
        await running;
    }
}
