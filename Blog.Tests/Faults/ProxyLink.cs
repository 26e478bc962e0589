using System.Net.Sockets;
using System.Text;

namespace Blog.Tests.Faults;

/// <summary>One connection through a <see cref="FaultProxy"/>: the client's socket, the blog's, and the bytes between them.</summary>
internal sealed class ProxyLink(FaultProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _blog = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private int _isEnded;

    public async Task RunAsync(Uri blog)
    {
        client.NoDelay = true;
        try
        {
            await proxy.Passage;
            await _blog.ConnectAsync(blog.Host, blog.Port);
            await Task.WhenAll(PumpAsync(client, _blog, isUp: true), PumpAsync(_blog, client, isUp: false));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>False when it had ended before.</summary>
    public bool Reset()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return false;
        }

        Reset(client);
        Reset(_blog);
        return true;
    }

    /// <summary>False when there was nothing to close.</summary>
    public bool HalfClose()
    {
        try
        {
            client.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose() => Reset();

    private async Task PumpAsync(Socket from, Socket to, bool isUp)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                await proxy.Passage;
                var count = await from.ReceiveAsync(buffer);
                await proxy.Passage;
                if (count == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                await DelayAsync();
                if (isUp && AsksForSocket(buffer.AsSpan(0, count)) && await IsRefusedAsync())
                {
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    private async Task DelayAsync()
    {
        if (proxy.Delay > TimeSpan.Zero)
        {
            proxy.Counts.Delayed();
            await Task.Delay(proxy.Delay, TimeProvider.System);
        }
    }

    /// <summary>A browser sends the whole handshake at once, on a connection of its own.</summary>
    private static bool AsksForSocket(ReadOnlySpan<byte> piece) =>
        piece.StartsWith("GET "u8) && Encoding.Latin1.GetString(piece).Contains("\r\nUpgrade: websocket\r\n", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsRefusedAsync()
    {
        if (proxy.UpgradeRefusal is not { } status)
        {
            proxy.Counts.ShookHands();
            return false;
        }

        proxy.Counts.RefusedUpgrade();
        await client.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        client.Shutdown(SocketShutdown.Send);
        _blog.Shutdown(SocketShutdown.Send);
        return true;
    }

    /// <summary>To linger for no time at all is what makes the system send RST instead of FIN.</summary>
    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Never connected, or closed already.
        }

        socket.Close();
    }
}
