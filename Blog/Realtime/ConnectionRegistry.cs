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

    /// <summary>Closes everything that an owner has open.</summary>
    public void CloseAllOf(string owner, CloseReason reason)
    {
        foreach (var connection in _connections.Keys.Where(connection => connection.Owner == owner))
        {
            connection.Close(reason);
        }
    }

    /// <summary>Takes no new connection from now on, and gives those that are open.</summary>
    internal IReadOnlyCollection<ClientConnection> StartDraining()
    {
        _isDraining = true;
        return [.. _connections.Keys];
    }

    private sealed class Registration(ConnectionRegistry registry, ClientConnection connection) : IDisposable
    {
        public void Dispose() => registry._connections.TryRemove(connection, out _);
    }
}
