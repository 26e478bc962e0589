using Microsoft.Extensions.Options;

namespace Blog.Realtime;

/// <summary>Every connection that is open on this machine now, and those that are about to open: a place is taken before the client is let in.</summary>
public sealed class ConnectionRegistry(IOptions<ConnectionLimits> limits)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ClientConnection> _connections = [];
    private readonly Dictionary<string, int> _ofOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _fromAddress = new(StringComparer.Ordinal);
    private volatile bool _isDraining;

    /// <summary>Whether the server is stopping and takes no new connection.</summary>
    public bool IsDraining => _isDraining;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    public int CountOf(string owner)
    {
        lock (_lock)
        {
            return _ofOwner.GetValueOrDefault(owner);
        }
    }

    public int CountFrom(string address)
    {
        lock (_lock)
        {
            return _fromAddress.GetValueOrDefault(address);
        }
    }

    /// <summary>Closes everything that an owner has open, but for what one session may keep.</summary>
    public void CloseAllOf(string owner, CloseReason reason, string? keptSession = null) =>
        Close(connection => connection.Owner == owner && (keptSession is null || connection.Session != keptSession), reason);

    /// <summary>Closes everything that was opened under one sign-in.</summary>
    public void CloseSession(string session, CloseReason reason) => Close(connection => connection.Session == session, reason);

    /// <summary>Looks and takes the place in one step, so that no two clients get the last one.</summary>
    internal Room TryAdd(ClientConnection connection, int mostOfOwner)
    {
        lock (_lock)
        {
            if (_isDraining || _connections.Count >= limits.Value.Connections)
            {
                return Room.Full;
            }

            var ofOwner = _ofOwner.GetValueOrDefault(connection.Owner);
            var fromAddress = _fromAddress.GetValueOrDefault(connection.Address);
            if (ofOwner >= mostOfOwner || fromAddress >= limits.Value.ConnectionsPerAddress)
            {
                return Room.TooManyOfOne;
            }

            _connections.Add(connection);
            _ofOwner[connection.Owner] = ofOwner + 1;
            _fromAddress[connection.Address] = fromAddress + 1;
            return Room.Free;
        }
    }

    internal void Remove(ClientConnection connection)
    {
        lock (_lock)
        {
            if (_connections.Remove(connection))
            {
                Uncount(_ofOwner, connection.Owner);
                Uncount(_fromAddress, connection.Address);
            }
        }
    }

    /// <summary>Takes no new connection from now on, and gives those that are open.</summary>
    internal IReadOnlyCollection<ClientConnection> StartDraining()
    {
        lock (_lock)
        {
            _isDraining = true;
            return [.. _connections];
        }
    }

    private static void Uncount(Dictionary<string, int> counts, string key)
    {
        if (--counts[key] == 0)
        {
            counts.Remove(key);
        }
    }

    private void Close(Func<ClientConnection, bool> which, CloseReason reason)
    {
        List<ClientConnection> found;
        lock (_lock)
        {
            found = [.. _connections.Where(which)];
        }

        foreach (var connection in found)
        {
            connection.Close(reason);
        }
    }

    internal enum Room
    {
        Free,
        TooManyOfOne,
        Full,
    }
}
