using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>
/// The same lines for browsers whose sockets do not get through: a stream of server-sent events one way, and requests the
/// other (see <see cref="SignalEndpoints"/>).
/// </summary>
internal sealed class StreamEndpoints(ConnectionAdmission door, IOptions<ChatLimits> limits, OpenStreams streams, LineServices services, Presence presence, OriginCheck origin)
{
    /// <summary>
    /// Its client answers every heartbeat, one in 20 s. An author's stream that is silent for longer is dead, and must not
    /// pass for somebody who is here: with the grace of presence, Away shows within 75 s.
    /// </summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(25);

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
        if (admission is not { Connection: var connection })
        {
            return;
        }

        var line = new VisitorLine(connection, conversation, visitor, services);
        line.Resume(After(context));
        await ServeAsync(context, connection, line, LongestSilenceOf(visitor));
    }

    public async Task AuthorAsync(HttpContext context)
    {
        if (!MayTry(context) || await LineAccess.FindAuthorAsync(context) is not { } user)
        {
            return;
        }

        using var admission = door.Admit(context, ChatIdentity.OwnerOfUser(user.Id), Session.IdOf(context.User), limits.Value.ConnectionsPerAuthor);
        if (admission is not { Connection: var connection })
        {
            return;
        }

        using var stay = presence.Enter(user);
        var line = new AuthorLine(connection, user.Id, services);
        var author = ChatIdentity.Author(user);
        await using (var scope = context.RequestServices.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
            await line.WatchAsync(context.Request.Query["c"].FirstOrDefault(), After(context), context.Request.Query["tab"], db, author);
        }

        await ServeAsync(context, connection, line, LongestSilenceOf(author));
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

    /// <summary>Last-Event-ID says what was received and not what is shown, so it counts only where nothing else is said.</summary>
    private static long After(HttpContext context)
    {
        var said = context.Request.Query["after"].FirstOrDefault() ?? context.Request.Headers["Last-Event-ID"].FirstOrDefault();
        return long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
    }

    private static TimeSpan LongestSilenceOf(ChatIdentity identity) => identity.Kind == SenderKind.Author ? LongestSilence : Timeout.InfiniteTimeSpan;

    private async Task SendAwayAsync(HttpContext context)
    {
        using var admission = door.Admit(context, "nobody", session: null, mostOfOwner: int.MaxValue);
        if (admission is not { Connection: var connection })
        {
            return;
        }

        await connection.SendAsync(await services.Fragments.SessionOverAsync(CultureInfo.CurrentUICulture));
        connection.Close(CloseReason.NotAllowed);
        await EventStreamTransport.RunAsync(context, connection);
    }

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
        using (var watch = stream.CloseAfterSilence(longestSilence, services.Time))
        {
            var running = line.RunAsync();
            await EventStreamTransport.RunAsync(context, connection);
            await running;
        }
    }
}
