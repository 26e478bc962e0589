using System.Globalization;
using Blog.Accounts;
using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>The handshakes. Everything that can be refused is refused before a socket exists.</summary>
internal sealed class SocketEndpoints(ConnectionAdmission door, IOptions<ChatLimits> limits, LineServices services, Presence presence, OriginCheck origin)
{
    public async Task VisitorAsync(HttpContext context)
    {
        if (!MayTry(context))
        {
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

        using var admission = door.Admit(context, visitor.Owner, Session.IdOf(context.User), limits.Value.ConnectionsPerVisitor);
        if (admission is { Connection: var connection })
        {
            await ServeAsync(context, connection, new VisitorLine(connection, conversation, visitor, services));
        }
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (!MayTry(context) || await LineAccess.FindAuthorAsync(context) is not { } user)
        {
            return;
        }

        using var admission = door.Admit(context, ChatIdentity.OwnerOfUser(user.Id), Session.IdOf(context.User), limits.Value.ConnectionsPerAuthor);
        if (admission is { Connection: var connection })
        {
            using var stay = presence.Enter(user);
            await ServeAsync(context, connection, new AuthorLine(connection, user.Id, services));
        }
    }

    /// <summary>The origin is a check that ASP.NET does not make: it lets a missing one through.</summary>
    private bool MayTry(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest && origin.IsOwn(context.Request))
        {
            return door.MayTry(context);
        }

        context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return false;
    }

    /// <summary>
    /// An honest browser whose cookie ran out is told so over the socket and not refused: a refusal looks like a lost
    /// line, and it would try again for ever.
    /// </summary>
    private async Task SendAwayAsync(HttpContext context)
    {
        using var admission = door.Admit(context, "nobody", session: null, mostOfOwner: int.MaxValue);
        if (admission is not { Connection: var connection })
        {
            return;
        }

        await connection.SendAsync(await services.Fragments.SessionOverAsync(CultureInfo.CurrentUICulture));
        connection.Close(CloseReason.NotAllowed);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext(connection.Limits));
        await WebSocketTransport.RunAsync(socket, connection, _ => Task.CompletedTask);
    }

    private static async Task ServeAsync(HttpContext context, ClientConnection connection, ChatLine line)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext(connection.Limits));
        var running = line.RunAsync();
        await WebSocketTransport.RunAsync(socket, connection, line.OnFrameAsync);
        await running;
    }
}
