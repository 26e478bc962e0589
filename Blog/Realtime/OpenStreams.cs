using System.Collections.Concurrent;

namespace Blog.Realtime;

/// <summary>
/// The event streams that are open on this machine. A stream runs one way: what its client says comes as a request of
/// its own and finds its stream here, under the number that the client gave it.
/// </summary>
public sealed class OpenStreams
{
    private readonly ConcurrentDictionary<Guid, StreamedConnection> _streams = new();

    /// <summary>Keeps the stream until the result is disposed. Null when the number is taken.</summary>
    public IDisposable? Add(Guid number, StreamedConnection stream) => _streams.TryAdd(number, stream) ? new Registration(this, number) : null;

    /// <summary>The stream of this number if it is this owner's.</summary>
    public StreamedConnection? Find(Guid number, string owner) =>
        _streams.TryGetValue(number, out var stream) && stream.Connection.Owner == owner ? stream : null;

    private sealed class Registration(OpenStreams streams, Guid number) : IDisposable
    {
        public void Dispose() => streams._streams.TryRemove(number, out _);
    }
}
