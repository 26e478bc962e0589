using System.Net;
using System.Net.Sockets;

namespace Blog.Tests;

/// <summary>Clients on other addresses of this machine: all of 127.0.0.0/8 is its own.</summary>
internal static class ClientAddresses
{
    /// <summary>What a client sends its requests with, from that address.</summary>
    public static SocketsHttpHandler HandlerAt(string address) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) => await ConnectAsync(address, context.DnsEndPoint, cancellationToken),
    };

    public static async Task<NetworkStream> ConnectAsync(string address, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        await socket.ConnectAsync(to, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
