using System.Collections.Concurrent;

namespace Blog.Realtime;

/// <summary>Every connection that is open on this machine now.</summary>
public sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<ClientConnection, bool> _connections = new();
    private volatile bool _isDraining;

    public int Count => _connections.Count;

    /// <summary>Whether the server is stopping and takes no new connection.</summary>
    public bool IsDraining => _isDraining;

    public int CountOf(string owner) => _connections.Keys.Count(connection => connection.Owner == owner);

    /// <summary>Keeps the connection until the result is disposed. One that comes while the server stops is closed at once.</summary>
    public IDisposable Add(ClientConnection connection)
    {
        _connections[connection] = true;
        if (_isDraining)
        {
            connection.Close(CloseReason.Restarting);
        }

        return new Registration(this, connection);
    }

    /// <summary>Closes everything that an owner has open, but for what one session may keep.</summary>
    public void CloseAllOf(string owner, CloseReason reason, string? keptSession = null) =>
        Close(connection => connection.Owner == owner && (keptSession is null || connection.Session != keptSession), reason);

    /// <summary>Closes everything that was opened under one sign-in.</summary>
    public void CloseSession(string session, CloseReason reason) => Close(connection => connection.Session == session, reason);

    /// <summary>Takes no new connection from now on, and gives those that are open.</summary>
    internal IReadOnlyCollection<ClientConnection> StartDraining()
    {
        _isDraining = true;
        return [.. _connections.Keys];
    }

    private void Close(Func<ClientConnection, bool> which, CloseReason reason)
    {
        foreach (var connection in _connections.Keys.Where(which))
        {
            connection.Close(reason);
        }
    }

    private sealed class Registration(ConnectionRegistry registry, ClientConnection connection) : IDisposable
    {
        public void Dispose() => registry._connections.TryRemove(connection, out _);
    }
}
