using System.Buffers;
using System.Net.WebSockets;

namespace Blog.Realtime;

/// <summary>
/// Carries one <see cref="ClientConnection"/> over a WebSocket: one loop receives, one loop sends, and nobody else
/// touches the socket.
/// </summary>
public static class WebSocketTransport
{
    private const int MaxDiscardedBytes = 32 * 1024;

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    /// <summary>Compression costs 229 KB a socket, and a stuck reader blocks its sender for ever without a keep-alive timeout.</summary>
    public static WebSocketAcceptContext AcceptContext(ConnectionLimits limits) => new()
    {
        DangerousEnableCompression = false,
        KeepAliveInterval = TimeSpan.FromSeconds(limits.PingSeconds),
        KeepAliveTimeout = TimeSpan.FromSeconds(limits.PingSeconds),
    };

    /// <summary>Runs until either side ends the connection; each text frame of the client is given to <paramref name="onFrame"/>, one after the other.</summary>
    public static async Task RunAsync(WebSocket socket, ClientConnection connection, Func<ReadOnlyMemory<byte>, Task> onFrame)
    {
        var receiving = ReceiveAsync(socket, connection, onFrame);
        await SendAsync(socket, connection);
        await SayGoodbyeAsync(socket, connection, receiving);
    }

    private static async Task ReceiveAsync(WebSocket socket, ClientConnection connection, Func<ReadOnlyMemory<byte>, Task> onFrame)
    {
        var maxLength = connection.Limits.FrameBytes;
        byte[]? buffer = null;
        var (length, pieces) = (0, 0);
        try
        {
            while (true)
            {
                // Most sockets are idle most of the time: they wait with nothing, and get a buffer when a frame begins.
                var received = await socket.ReceiveAsync(buffer is null ? Memory<byte>.Empty : buffer.AsMemory(length, maxLength + 1 - length), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    connection.Close(CloseReason.ClientAsked);
                    return;
                }

                // Pieces count too: a frame may come in as many empty ones as its sender likes.
                length += received.Count;
                pieces++;
                if (length > maxLength || pieces > maxLength)
                {
                    connection.Close(CloseReason.TooBig);
                    await DiscardAsync(socket, buffer ?? new byte[MaxDiscardedBytes]);
                    return;
                }

                if (!received.EndOfMessage)
                {
                    buffer ??= ArrayPool<byte>.Shared.Rent(maxLength + 1);
                    continue;
                }

                if (received.MessageType == WebSocketMessageType.Text && connection.CloseReason is null)
                {
                    await onFrame(buffer.AsMemory(0, length));
                }

                Return(ref buffer);
                (length, pieces) = (0, 0);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            connection.Close(CloseReason.ClientAsked);
        }
        catch
        {
            connection.Close(CloseReason.Restarting);
            throw;
        }
        finally
        {
            Return(ref buffer);
        }
    }

    private static void Return(ref byte[]? buffer)
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
        }
    }

    /// <summary>
    /// Reads on a little, and then waits: a socket that is ended with bytes unread is reset, perhaps before the client has
    /// seen why.
    /// </summary>
    private static async Task DiscardAsync(WebSocket socket, byte[] buffer)
    {
        for (var discarded = 0; discarded < MaxDiscardedBytes;)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            // An empty piece counts as one byte, else they could go on without an end.
            discarded += Math.Max(1, received.Count);
        }

        await Task.Delay(LongestGoodbye);
    }

    private static async Task SendAsync(WebSocket socket, ClientConnection connection)
    {
        var longestSend = TimeSpan.FromSeconds(connection.Limits.SendSeconds);
        try
        {
            await foreach (var frame in connection.Outgoing.ReadAllAsync())
            {
                using var timeout = new CancellationTokenSource(longestSend);
                await socket.SendAsync(frame.Html, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            connection.Close(CloseReason.TooSlow);
            socket.Abort();
        }
    }

    private static async Task SayGoodbyeAsync(WebSocket socket, ClientConnection connection, Task receiving)
    {
        var reason = connection.CloseReason ?? CloseReason.Restarting;
        try
        {
            using var timeout = new CancellationTokenSource(LongestGoodbye);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)(int)reason, reason.ToString(), timeout.Token);
            }

            await receiving.WaitAsync(timeout.Token);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The client did not answer in time: it is let go without its goodbye.
        }
        finally
        {
            socket.Abort();
        }

        await receiving;
    }

    private static bool IsGone(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
