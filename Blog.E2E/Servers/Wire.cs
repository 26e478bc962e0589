using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Blog.E2E.Servers;

/// <summary>
/// A cable between one person and the blog that a test can cut: the browser's own offline switch leaves an open socket
/// alive. While it is cut, what was open is reset and what is new is refused, on the same port as before. It can also treat
/// sockets as some proxies do.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly Uri _blog;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private volatile TaskCompletionSource _flowing = new();
    private TcpListener _listener;
    private Task _accepting;

    public Wire(Uri blog)
    {
        _blog = blog;
        Flow();
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _accepting = Listen();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

    /// <summary>What becomes of requests that ask for a socket.</summary>
    public SocketTreatment Sockets { get; set; }

    /// <summary>What the person opens instead of the blog's own address.</summary>
    public Uri Address { get; }

    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var socket in _open.Keys)
        {
            socket.Close(timeout: 0); // a reset, not a polite end
        }
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Address.Port);
        _accepting = Listen();
    }

    /// <summary>Nothing gets through any more, and nobody is told: as with packets that are lost.</summary>
    public void Stall() => _flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back goes on its way.</summary>
    public void Flow() => _flowing.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Flow();
        await CutAsync();
        await _end.CancelAsync();
        _end.Dispose();
    }

    private Task Listen()
    {
        _listener.Start();
        return AcceptAsync(_listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The listener was stopped: the wire is cut.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[near] = true;
        _open[far] = true;
        try
        {
            await far.ConnectAsync(_blog.Host, _blog.Port, _end.Token);
            await using var nearStream = new NetworkStream(near, ownsSocket: true);
            await using var farStream = new NetworkStream(far);
            await Task.WhenAny(CarryRequestsAsync(nearStream, farStream), CopyAsync(farStream, nearStream));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One end hung up, or the wire was cut: both end below.
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
            near.Dispose();
        }
    }

    /// <summary>A browser asks for a socket on a connection of its own, so its first bytes tell.</summary>
    private async Task CarryRequestsAsync(Stream near, Stream far)
    {
        var first = new byte[16 * 1024];
        var length = await near.ReadAsync(first, _end.Token);
        if (Sockets != SocketTreatment.Carried && Encoding.Latin1.GetString(first, 0, length).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
        {
            if (Sockets == SocketTreatment.Refused)
            {
                await near.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _end.Token);
                return;
            }

            await near.CopyToAsync(Stream.Null, _end.Token);
            return;
        }

        await WriteAsync(far, first.AsMemory(0, length));
        await CopyAsync(near, far);
    }

    private async Task CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var length)
        {
            await WriteAsync(to, buffer.AsMemory(0, length));
        }
    }

    private async Task WriteAsync(Stream to, ReadOnlyMemory<byte> bytes)
    {
        await _flowing.Task.WaitAsync(_end.Token);
        await to.WriteAsync(bytes, _end.Token);
    }
}

/// <summary>What a proxy makes of WebSockets.</summary>
public enum SocketTreatment
{
    Carried,

    /// <summary>Answered with 403.</summary>
    Refused,

    /// <summary>Taken, and never answered.</summary>
    Swallowed,
}
