using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The handshakes. Everything that can be refused is refused before a socket exists.</summary>
internal sealed class SocketEndpoints(ConnectionAdmission door, LineEntrance entrance, OriginCheck origin)
{
    public async Task VisitorAsync(HttpContext context)
    {
        if (MayTry(context))
        {
            await entrance.VisitorAsync(context, (connection, line) => ServeAsync(context, connection, line));
        }
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (MayTry(context))
        {
            await entrance.AuthorAsync(context, (connection, line, _) => ServeAsync(context, connection, line));
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

    private static async Task ServeAsync(HttpContext context, ClientConnection connection, ChatLine? line)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(WebSocketTransport.AcceptContext(connection.Limits));
        var running = line?.RunAsync() ?? Task.CompletedTask;
        await WebSocketTransport.RunAsync(socket, connection, line is null ? _ => Task.CompletedTask : line.OnFrameAsync);
        await running;
    }
}
