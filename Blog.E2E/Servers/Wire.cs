using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Blog.E2E.Servers;

/// <summary>
/// A cable between one person and the blog that a test can cut: the browser's own offline switch leaves an open socket
/// alive. While it is cut, what was open is reset and what is new is refused, on the same port as before.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly Uri _blog;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private TcpListener _listener;
    private Task _accepting;

    public Wire(Uri blog)
    {
        _blog = blog;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _accepting = Listen();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

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

    public async ValueTask DisposeAsync()
    {
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
            await Task.WhenAny(nearStream.CopyToAsync(farStream, _end.Token), farStream.CopyToAsync(nearStream, _end.Token));
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
}
