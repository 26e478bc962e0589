using System.Threading.Channels;

namespace Blog.Realtime;

/// <summary>
/// The frames that wait for one client, bounded by number and by bytes. A producer waits for room, so that a client which
/// reads slowly costs a full queue and no more. A frame counts until it is sent.
/// </summary>
internal sealed class FrameQueue(int maxFrames, int maxBytes)
{
    private readonly Channel<OutgoingFrame> _frames = Channel.CreateUnbounded<OutgoingFrame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private TaskCompletionSource _room = NewSignal();
    private int _count;
    private int _bytes;

    /// <summary>How much waits now.</summary>
    public (int Frames, int Bytes) Length
    {
        get
        {
            lock (_lock)
            {
                return (_count, _bytes);
            }
        }
    }

    /// <summary>Adds a frame, waiting while there is no room. False when the queue takes no more.</summary>
    public async ValueTask<bool> AddAsync(OutgoingFrame frame, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (HasRoomFor(frame))
                {
                    return TryAdd(frame);
                }

                room = _room.Task;
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes no more; what waits is still given out.</summary>
    public void Complete() => _frames.Writer.TryComplete();

    /// <summary>Gives the frames out, to one reader. One that is asked for the next has sent the one before.</summary>
    public async IAsyncEnumerable<OutgoingFrame> ReadAllAsync()
    {
        await foreach (var frame in _frames.Reader.ReadAllAsync())
        {
            yield return frame;
            MakeRoom(frame.Html.Length);
        }
    }

    /// <summary>A frame over the limit goes alone: it would wait for ever.</summary>
    private bool HasRoomFor(OutgoingFrame frame) => _count == 0 || (_count < maxFrames && _bytes + frame.Html.Length <= maxBytes);

    private bool TryAdd(OutgoingFrame frame)
    {
        if (!_frames.Writer.TryWrite(frame))
        {
            return false;
        }

        _count++;
        _bytes += frame.Html.Length;
        return true;
    }

    private void MakeRoom(int bytes)
    {
        TaskCompletionSource room;
        lock (_lock)
        {
            _count--;
            _bytes -= bytes;
            room = _room;
            _room = NewSignal();
        }

        room.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
