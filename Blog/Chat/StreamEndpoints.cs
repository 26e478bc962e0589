using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// The same lines for browsers whose sockets do not get through: a stream of server-sent events one way, and requests the
/// other (see <see cref="SignalEndpoints"/>).
/// </summary>
internal sealed class StreamEndpoints(ConnectionAdmission door, LineEntrance entrance, OpenStreams streams, OriginCheck origin, TimeProvider time)
{
    /// <summary>
    /// Its client answers every heartbeat, one in 20 s. An author's stream that is silent for longer is dead, and must not
    /// pass for somebody who is here: with the grace of presence, Away shows within 75 s.
    /// </summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(25);

    public async Task VisitorAsync(HttpContext context)
    {
        if (MayTry(context))
        {
            await entrance.VisitorAsync(context, (connection, line) => ServeVisitorAsync(context, connection, line));
        }
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (MayTry(context))
        {
            await entrance.AuthorAsync(context, (connection, line, user) => ServeAuthorAsync(context, connection, line, user));
        }
    }

    private bool MayTry(HttpContext context)
    {
        if (!origin.IsForeign(context.Request))
        {
            return door.MayTry(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return false;
    }

    private async Task ServeVisitorAsync(HttpContext context, ClientConnection connection, VisitorLine? line)
    {
        if (line is null)
        {
            await EventStreamTransport.RunAsync(context, connection);
            return;
        }

        line.Resume(After(context));
        await ServeAsync(context, connection, line, Timeout.InfiniteTimeSpan);
    }

    private async Task ServeAuthorAsync(HttpContext context, ClientConnection connection, AuthorLine line, SignedInUser user)
    {
        await using (var scope = context.RequestServices.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
            await line.WatchAsync(context.Request.Query["c"].FirstOrDefault(), After(context), ListOf(context.Request.Query), db, ChatIdentity.Author(user));
        }

        await ServeAsync(context, connection, line, LongestSilence);
    }

    /// <summary>Last-Event-ID says what was received and not what is shown, so it counts only where nothing else is said.</summary>
    private static long After(HttpContext context)
    {
        var said = context.Request.Query["after"].FirstOrDefault() ?? context.Request.Headers["Last-Event-ID"].FirstOrDefault();
        return long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
    }

    private static InboxList ListOf(IQueryCollection query) =>
        InboxList.Of(query["tab"], query["tag"], Number(query["article"]), query["only"], Number(query["page"]));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task ServeAsync(HttpContext context, ClientConnection connection, ChatLine line, TimeSpan longestSilence)
    {
        var number = Guid.TryParse(context.Request.Query["s"], out var given) ? given : Guid.NewGuid();
        var stream = new StreamedConnection(connection, line.OnFrameAsync);
        if (streams.Add(number, stream) is not { } registration)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        using (registration)
        using (var watch = stream.CloseAfterSilence(longestSilence, time))
        {
            var running = line.RunAsync();
            await EventStreamTransport.RunAsync(context, connection);
            await running;
        }
    }
}
