using System.Buffers.Binary;
using System.Diagnostics;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>
/// What clients that send or read as nobody should cost the process in memory, after it has done as much of the like before:
/// what grows then is theirs. On request, as docs/reliability.md says.
/// </summary>
[Trait("Length", "Long")]
public sealed class MemoryChecks(ITestOutputHelper output)
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    [Fact(Explicit = true)]
    public async Task W5_ten_megabytes_in_one_frame_twenty_times()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        await using var visitor = await ChatVisitor.StartedAsync(blog.Url);
        await FloodAsync(visitor, times: 20);
        var before = Memory(blog);

        await FloodAsync(visitor, times: 20);

        var grown = Memory(blog) - before;
        output.WriteLine($"W5: {grown} MB more after twenty times ten megabytes");
        await visitor.SaysAsync("Still here");
        Assert.InRange(grown, -100, 5);
    }

    [Fact(Explicit = true)]
    public async Task W7_twenty_thousand_messages_for_a_client_that_never_reads()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        await using var visitor = await ChatVisitor.StartedAsync(blog.Url);
        visitor.KeepsEverything = false;
        await SendAsync(visitor, 20_000);
        var before = Memory(blog);
        using var deaf = await RawSocket.OpenAsync(visitor);
        await deaf.SendAsync(RawSocket.Text($$"""{"type":"resume","after":{{visitor.View.Cursor}}}"""));

        await SendAsync(visitor, 20_000);

        var grown = Memory(blog) - before;
        output.WriteLine($"W7: {grown} MB more after 20,000 messages that one client never read");
        Assert.InRange(grown, -100, 20);
    }

    private static async Task FloodAsync(ChatVisitor visitor, int times)
    {
        for (var number = 0; number < times; number++)
        {
            await FloodAsync(visitor);
        }
    }

    private static async Task FloodAsync(ChatVisitor visitor)
    {
        using var socket = await RawSocket.OpenAsync(visitor);
        var head = new byte[14];
        (head[0], head[1]) = (0x81, 0xFF);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2), TenMegabytes);
        await socket.SendAsync(head);
        Assert.True(await socket.SendsUntilEndedAsync(new byte[64 * 1024], TenMegabytes / (64 * 1024)));
    }

    /// <summary>Keeps a hundred on their way: the server's own queues are not what is measured.</summary>
    private static async Task SendAsync(ChatVisitor visitor, int count)
    {
        var until = visitor.View.Cursor + count;
        for (var sent = 0; sent < count; sent++)
        {
            await visitor.SendsAsync("How high was it at noon?");
            if (sent % 100 == 99)
            {
                var shown = until - count + sent + 1;
                await visitor.SeesAsync(view => view.Cursor >= shown);
            }
        }
    }

    private static long Memory(RestartableBlog blog)
    {
        using var process = Process.GetProcessById(blog.ProcessId);
        return process.WorkingSet64 / 1_048_576;
    }
}
