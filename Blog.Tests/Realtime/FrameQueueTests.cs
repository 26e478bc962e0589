using Blog.Realtime;

namespace Blog.Tests.Realtime;

public sealed class FrameQueueTests
{
    private readonly FrameQueue _queue = new(maxFrames: 3, maxBytes: 100);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, 10)]
    [InlineData(2, 50)]
    public async Task A_producer_waits_when_frames_or_bytes_are_enough_and_goes_on_when_one_was_sent(int enough, int size)
    {
        for (var i = 0; i < enough; i++)
        {
            Assert.True(await _queue.AddAsync(Frame(new byte[size]), Patience));
        }

        var waiting = _queue.AddAsync(Frame(new byte[size]), Patience).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Equal((enough, enough * size), _queue.Length);

        await using var reader = _queue.ReadAllAsync().GetAsyncEnumerator(Patience);
        await reader.MoveNextAsync();
        Assert.False(waiting.IsCompleted);
        await reader.MoveNextAsync();

        Assert.True(await waiting);
        Assert.Equal((enough, enough * size), _queue.Length);
    }

    [Fact]
    public async Task A_frame_over_the_limit_goes_alone()
    {
        Assert.True(await _queue.AddAsync(Frame(new byte[1_000]), Patience));
        var next = _queue.AddAsync(Frame(new byte[1]), Patience).AsTask();
        Assert.False(next.IsCompleted);

        await using var reader = _queue.ReadAllAsync().GetAsyncEnumerator(Patience);
        await reader.MoveNextAsync();
        await reader.MoveNextAsync();

        Assert.True(await next);
    }

    [Fact]
    public async Task Frames_come_out_in_order_and_the_last_ones_after_the_end()
    {
        foreach (var number in (byte[])[1, 2, 3])
        {
            await _queue.AddAsync(Frame(new[] { number }), Patience);
        }

        _queue.Complete();

        var given = new List<byte>();
        await foreach (var frame in _queue.ReadAllAsync())
        {
            given.Add(frame.Html.Span[0]);
        }

        Assert.Equal([1, 2, 3], given);
        Assert.False(await _queue.AddAsync(Frame(new byte[1]), Patience));
    }

    [Fact]
    public async Task Whoever_waits_for_room_is_let_go_when_the_connection_closes()
    {
        using var connection = new ClientConnection("one", session: null, "address", new ConnectionLimits { QueuedFrames = 1 });
        Assert.True(await connection.SendAsync(new byte[1]));
        var waiting = connection.SendAsync(new byte[1]).AsTask();
        Assert.False(waiting.IsCompleted);

        connection.Close(CloseReason.TooSlow);

        Assert.False(await waiting);
        Assert.Equal(CloseReason.TooSlow, connection.CloseReason);
    }

    private static OutgoingFrame Frame(byte[] html) => new(html, Seq: null);
}
