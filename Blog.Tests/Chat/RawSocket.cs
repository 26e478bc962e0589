using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Blog.Tests.Chat;

/// <summary>A WebSocket whose every byte is written by hand, from an address of choice: it can break all rules, and answers nothing by itself.</summary>
internal sealed class RawSocket : IDisposable
{
    private static readonly byte[] Mask = [7, 77, 177, 217];

    private readonly NetworkStream _stream;
    private readonly BufferedStream _reader;

    private RawSocket(NetworkStream stream)
    {
        _stream = stream;
        _reader = new BufferedStream(stream);
    }

    /// <summary>What the handshake was answered with.</summary>
    public HttpStatusCode Status { get; private set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the server sees this client.</summary>
    public EndPoint Address => _stream.Socket.LocalEndPoint!;

    public static async Task<RawSocket> OpenAsync(Uri blog, string path, string cookies, string from = "127.0.0.1", params string[] headers)
    {
        var stream = await ClientAddresses.ConnectAsync(from, new DnsEndPoint(blog.Host, blog.Port), TestContext.Current.CancellationToken);
        var socket = new RawSocket(stream);
        string[] lines =
        [
            $"GET {path} HTTP/1.1",
            $"Host: {blog.Authority}",
            $"Origin: {blog.GetLeftPart(UriPartial.Authority)}",
            $"Cookie: {cookies}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            .. headers,
        ];
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        await socket.ReadAnswerAsync();
        return socket;
    }

    /// <summary>Opens the socket of a visitor's conversation; it must be let in.</summary>
    public static async Task<RawSocket> OpenAsync(ChatVisitor visitor)
    {
        var socket = await OpenAsync(visitor.Url, $"/chat/ws?c={visitor.Conversation}", visitor.Cookies.Header);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.Status);
        return socket;
    }

    /// <param name="head">FIN, the reserved bits and the opcode: 0x81 is a whole text.</param>
    public static byte[] Frame(byte head, ReadOnlySpan<byte> payload, bool isMasked = true)
    {
        var frame = new List<byte> { head };
        AddLength(frame, payload.Length, isMasked);
        if (!isMasked)
        {
            return [.. frame, .. payload];
        }

        frame.AddRange(Mask);
        for (var i = 0; i < payload.Length; i++)
        {
            frame.Add((byte)(payload[i] ^ Mask[i % Mask.Length]));
        }

        return [.. frame];
    }

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>Sends the same bytes over and over until the server reads no more; false when it still does after so many.</summary>
    public async Task<bool> SendsUntilEndedAsync(byte[] bytes, int times)
    {
        try
        {
            for (var i = 0; i < times; i++)
            {
                await SendAsync(bytes);
            }

            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>What <see cref="EndedAsync"/> gives for a socket that the server has not ended.</summary>
    public const int Open = -1;

    /// <summary>Reads to the end: the code of the close frame, null when the line ends without one, or <see cref="Open"/>.</summary>
    public async Task<int?> EndedAsync(TimeSpan atMost)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(atMost);
        try
        {
            while (true)
            {
                var (opcode, payload) = await ReadFrameAsync(patience.Token);
                if (opcode == 8)
                {
                    return BinaryPrimitives.ReadUInt16BigEndian(payload);
                }
            }
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return Open;
        }
    }

    public void Dispose() => _stream.Dispose();

    private static void AddLength(List<byte> frame, int length, bool isMasked)
    {
        var mask = (byte)(isMasked ? 0x80 : 0);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, length);
        if (length < 126)
        {
            frame.Add((byte)(mask | length));
            return;
        }

        frame.Add((byte)(mask | (length <= ushort.MaxValue ? 126 : 127)));
        frame.AddRange(length <= ushort.MaxValue ? number[6..] : number);
    }

    private async Task ReadAnswerAsync()
    {
        Status = (HttpStatusCode)int.Parse((await ReadLineAsync()).Split(' ')[1], CultureInfo.InvariantCulture);
        while (await ReadLineAsync() is { Length: > 0 } line)
        {
            var (name, value) = (line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            Headers[name] = value;
        }
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
        {
            line.Append((char)(await ReadAsync(1, TestContext.Current.CancellationToken))[0]);
        }

        return line.ToString().TrimEnd();
    }

    private async Task<(int Opcode, byte[] Payload)> ReadFrameAsync(CancellationToken cancellationToken)
    {
        var head = await ReadAsync(2, cancellationToken);
        var length = head[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2, cancellationToken)),
            127 => (int)BinaryPrimitives.ReadInt64BigEndian(await ReadAsync(8, cancellationToken)),
            var small => small,
        };
        return (head[0] & 0xF, await ReadAsync(length, cancellationToken));
    }

    private async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await _reader.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
