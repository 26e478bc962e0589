using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Blog.Realtime;

/// <summary>
/// The door for everything that stays open, socket and stream alike. Who is refused gets 429 or 503 with Retry-After,
/// before anything is opened for them.
/// </summary>
public sealed class ConnectionAdmission(ConnectionRegistry registry, IOptions<ConnectionLimits> limits, TimeProvider time)
{
    private const int SecondsUntilRestarted = 2;
    private const int SecondsUntilOneLeaves = 10;

    private readonly TokenBuckets _handshakes = new(limits.Value.HandshakesAtOnce, limits.Value.HandshakesPerSecond, time);

    /// <summary>Counts the handshake, before the database is asked who it is. False when it was refused, and answered.</summary>
    public bool MayTry(HttpContext context)
    {
        if (registry.IsDraining)
        {
            Refuse(context, StatusCodes.Status503ServiceUnavailable, SecondsUntilRestarted);
            return false;
        }

        if (!_handshakes.TryTake(AddressOf(context), out var retryAfter))
        {
            Refuse(context, StatusCodes.Status429TooManyRequests, retryAfter);
            return false;
        }

        return true;
    }

    /// <summary>Takes a place for a connection, until the result is disposed. Null when there is none: it was refused, and answered.</summary>
    /// <param name="mostOfOwner">How many the owner may have open at once.</param>
    public Admission? Admit(HttpContext context, string owner, string? session, int mostOfOwner)
    {
        var connection = new ClientConnection(owner, session, AddressOf(context), limits.Value);
        var room = registry.TryAdd(connection, mostOfOwner);
        if (room == ConnectionRegistry.Room.Free)
        {
            return new Admission(registry, connection);
        }

        connection.Dispose();
        var status = room == ConnectionRegistry.Room.Full ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
        Refuse(context, status, SecondsUntilOneLeaves);
        return null;
    }

    private static string AddressOf(HttpContext context) => ClientAddress.LineOf(context.Connection.RemoteIpAddress);

    /// <summary>No person sees the answer, and a page for each one would be the flood's work done for it.</summary>
    private static void Refuse(HttpContext context, int status, int retryAfter)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A place that is taken, with the connection that has it.</summary>
public sealed class Admission : IDisposable
{
    private readonly ConnectionRegistry _registry;

    internal Admission(ConnectionRegistry registry, ClientConnection connection)
    {
        _registry = registry;
        Connection = connection;
    }

    public ClientConnection Connection { get; }

    public void Dispose()
    {
        _registry.Remove(Connection);
        Connection.Dispose();
    }
}
