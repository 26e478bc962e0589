using System.Net;

namespace Blog.Tests.Chat;

/// <summary>Frames that no honest client sends end their own connection or are ignored; the server logs no error and goes on.</summary>
public sealed class RawFrameTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ErrorLog _errors = new();
    private readonly BlogServer _server;

    public RawFrameTests() => _server = new BlogServer { Configure = _errors.AddTo };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_breaks_the_rules_of_WebSocket_ends_its_connection()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        foreach (var (what, frame, codes) in new (string, byte[], int[])[]
        {
            ("unmasked", RawSocket.Frame(0x81, "not masked"u8, isMasked: false), [1002]),
            ("compressed", RawSocket.Frame(0xC1, "{}"u8), [1002]),
            ("no UTF-8", RawSocket.Frame(0x81, [0xC3, 0x28]), [1007, 1008]),
            ("opcode 3", RawSocket.Frame(0x83, "{}"u8), [1002]),
            ("a long ping", RawSocket.Frame(0x89, new byte[126]), [1002]),
            ("a ping in pieces", RawSocket.Frame(0x09, "x"u8), [1002]),
            ("the second piece first", RawSocket.Frame(0x80, "x"u8), [1002]),
            ("a text within a text", [.. RawSocket.Frame(0x01, "x"u8), .. RawSocket.Frame(0x81, "x"u8)], [1002]),
            ("a close of one byte", RawSocket.Frame(0x88, [3]), [1002]),
            ("a close with no code", RawSocket.Frame(0x88, [3, 0xE7]), [1002, 1000]),
            ("a text of no length", RawSocket.Frame(0x81, []), [1008]),
        })
        {
            using var socket = await RawSocket.OpenAsync(visitor);
            await socket.SendAsync(frame);

            var code = await socket.EndedAsync(Patience);

            // The line may be gone before the code is out: who breaks the rules is not waited for.
            Assert.True(code is not { } given || codes.Contains(given), $"{what}: {code}");
        }

        await visitor.SaysAsync("Still here");
        Assert.Empty(_errors.Errors);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_ignored()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        using var socket = await RawSocket.OpenAsync(visitor);
        var id = Guid.NewGuid();

        await socket.SendAsync(RawSocket.Frame(0x82, "{}"u8));
        await socket.SendAsync(RawSocket.Text($$"""{"type":"message","clientId":"{{id}}","text":"After the bytes"}"""));

        await visitor.SeesAsync(view => view.Shows(id));
        Assert.Empty(_errors.Errors);
    }

    [Fact]
    public async Task Compression_is_not_agreed_to()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);

        using var socket = await RawSocket.OpenAsync(_server.Url, $"/chat/ws?c={visitor.Conversation}", visitor.Cookies.Header, headers: "Sec-WebSocket-Extensions: permessage-deflate");

        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.Status);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", socket.Headers.Keys);
    }
}
