using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Blog.Tests.Faults;

/// <summary>
/// A bad line between clients and the blog: it passes bytes on, and stalls, delays, resets, closes or refuses when told to.
/// What it counts is what it really did, not what it was asked for.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxyLink, bool> _links = new();
    private readonly Uri _blog;
    private readonly Task _accepting;
    private TaskCompletionSource _passage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="blog">Where it leads to. Nobody need answer there all the time.</param>
    public FaultProxy(Uri blog)
    {
        _blog = blog;
        _passage.SetResult();
        _listener.Start(backlog: 1_024);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients reach the blog through it.</summary>
    public Uri Url { get; }

    /// <summary>How long every piece waits before it is passed on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What a request for a WebSocket is answered with, instead of being passed on: 403 or 502, or null.</summary>
    public int? UpgradeRefusal { get; set; }

    public FaultCounts Counts { get; } = new();

    /// <summary>How many connections are open through it now.</summary>
    public int OpenCount => _links.Count;

    /// <summary>Ends when bytes may pass.</summary>
    internal Task Passage => Volatile.Read(ref _passage).Task;

    /// <summary>Neither reads nor writes from now on, as a line that loses every packet.</summary>
    public void Stall()
    {
        Counts.Stalled(_links.Count);
        Volatile.Write(ref _passage, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Goes on after <see cref="Stall"/>, with what has waited meanwhile.</summary>
    public void GoOn() => Volatile.Read(ref _passage).TrySetResult();

    /// <summary>Ends every connection with RST on both sides.</summary>
    public void ResetAll() => Counts.Reset(_links.Keys.Count(link => link.Reset()));

    /// <summary>Says to every client that nothing more comes, and still takes what it sends.</summary>
    public void HalfCloseAll() => Counts.HalfClosed(_links.Keys.Count(link => link.HalfClose()));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        GoOn();
        foreach (var link in _links.Keys)
        {
            link.Dispose();
        }

        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            var link = new ProxyLink(this, client);
            _links[link] = true;
            _ = ServeAsync(link);
        }
    }

    private async Task ServeAsync(ProxyLink link)
    {
        await link.RunAsync(_blog);
        _links.TryRemove(link, out _);
    }
}
