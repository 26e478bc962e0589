using System.Buffers.Binary;

namespace Blog.Tests.Chat;

/// <summary>What a client sends without end is cut off after a little, and nobody else notices.</summary>
public sealed class FrameSizeTests(BlogServer server) : IClassFixture<BlogServer>
{
    private const int TenMegabytes = 10 * 1024 * 1024;
    private const int TooBig = 1009;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Ten_megabytes_in_one_frame()
    {
        await using var bystander = await ChatVisitor.StartedAsync(server.Url);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        using var socket = await RawSocket.OpenAsync(visitor);
        var head = new byte[14];
        (head[0], head[1]) = (0x81, 0xFF);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2), TenMegabytes);
        await socket.SendAsync(head);

        var sending = socket.SendsUntilEndedAsync(new byte[64 * 1024], TenMegabytes / (64 * 1024));

        Assert.Equal(TooBig, await socket.EndedAsync(Patience));
        Assert.True(await sending);
        await bystander.SaysAsync("Still here");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    public async Task A_frame_in_pieces_of_a_byte_or_of_nothing_without_an_end(string piece)
    {
        await using var bystander = await ChatVisitor.StartedAsync(server.Url);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        using var socket = await RawSocket.OpenAsync(visitor);
        await socket.SendAsync(RawSocket.Frame(0x01, "x"u8));
        var fragment = RawSocket.Frame(0x00, System.Text.Encoding.UTF8.GetBytes(piece));
        byte[] fragments = [.. Enumerable.Repeat(fragment, 1_000).SelectMany(bytes => bytes)];

        var sending = socket.SendsUntilEndedAsync(fragments, TenMegabytes / 1_000);

        Assert.Equal(TooBig, await socket.EndedAsync(Patience));
        Assert.True(await sending);
        await bystander.SaysAsync("Still here");
    }

    [Fact]
    public async Task A_frame_of_just_the_limit_in_pieces_is_read()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var id = Guid.NewGuid();
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{"type":"message","clientId":"{{id}}","text":"In pieces"}""".PadRight(16 * 1024));
        foreach (var piece in json.Chunk(100))
        {
            await visitor.Socket.SendAsync(piece, isEnd: false);
        }

        await visitor.Socket.SendAsync([], isEnd: true);

        await visitor.SeesAsync(view => view.Shows(id));
    }
}
