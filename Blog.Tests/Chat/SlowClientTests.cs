using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Blog.Chat;
using Blog.Realtime;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Blog.Tests.Chat;

/// <summary>Clients that do not read, do not answer or do not finish are let go, and hold up nobody meanwhile.</summary>
public sealed class SlowClientTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_never_reads_while_many_messages_pass_is_closed_and_its_line_is_gone()
    {
        _server.Settings["Limits:SendSeconds"] = "1";
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await using var bystander = await ChatVisitor.StartedAsync(_server.Url);
        var identity = ChatIdentity.Visitor((await _server.StoredConversationAsync(visitor.ConversationId)).VisitorId);
        await visitor.Socket.CloseAsync();
        using var deaf = await RawSocket.OpenAsync(visitor);
        await deaf.SendAsync(RawSocket.Text("""{"type":"resume","after":1}"""));
        var registry = _server.Services.GetRequiredService<ConnectionRegistry>();
        Assert.Equal((1, true), (registry.CountOf(identity.Owner), IsConnected(deaf)));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (registry.CountOf(identity.Owner) > 0)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(visitor, identity, patience.Token)));
        }

        await UntilAsync(() => !IsConnected(deaf), patience.Token);
        await bystander.SaysAsync("Not held up");
    }

    [Fact]
    public async Task Who_does_not_answer_a_ping_is_let_go_and_who_does_stays()
    {
        _server.Settings["Limits:PingSeconds"] = "1";
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        using var silent = await RawSocket.OpenAsync(visitor);

        Assert.NotEqual(RawSocket.Open, await silent.EndedAsync(Patience));

        await visitor.SaysAsync("Still here");
    }

    [Fact]
    public void The_products_own_times_end_both_within_45_seconds()
    {
        var limits = new ConnectionLimits();
        var accepted = WebSocketTransport.AcceptContext(limits);

        Assert.InRange(accepted.KeepAliveInterval!.Value + accepted.KeepAliveTimeout!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(45));
        Assert.InRange(limits.SendSeconds, 1, 10);
        Assert.InRange(_server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(29));
    }

    [Fact]
    public async Task Two_hundred_half_handshakes_hold_up_nobody_and_are_dropped()
    {
        await using var server = new BlogServer
        {
            Configure = services => services.PostConfigure<KestrelServerOptions>(options => options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(2)),
        };
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var halves = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => HalfAsync(server.Url)));

        await visitor.SaysAsync("Not held up");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.Get("/")).Status);

        foreach (var half in halves)
        {
            await ReadToEndAsync(half).WaitAsync(Patience, TestContext.Current.CancellationToken);
            await half.DisposeAsync();
        }
    }

    private static async Task<NetworkStream> HalfAsync(Uri blog)
    {
        var stream = await ClientAddresses.ConnectAsync("127.0.0.1", new DnsEndPoint(blog.Host, blog.Port), TestContext.Current.CancellationToken);
        await stream.WriteAsync("GET /chat/ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: web"u8.ToArray(), TestContext.Current.CancellationToken);
        return stream;
    }

    private static async Task ReadToEndAsync(NetworkStream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // A reset is an end as well.
        }
    }

    /// <summary>A message as long as may be, so that the buffers of the system are full soon.</summary>
    private async Task SendAsync(ChatVisitor visitor, ChatIdentity identity, CancellationToken cancellationToken)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var message = new NewMessage(visitor.ConversationId, Guid.NewGuid(), new string('€', 2_000));
        await scope.ServiceProvider.GetRequiredService<AcceptMessage>().HandleAsync(message, identity, cancellationToken);
    }

    /// <summary>Whether the server still has the client's line.</summary>
    private bool IsConnected(RawSocket socket) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Any(line =>
            line.LocalEndPoint.Port == _server.Url.Port && line.RemoteEndPoint.Equals(socket.Address) && line.State == TcpState.Established);

    private static async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
