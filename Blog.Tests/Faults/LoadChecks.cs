using System.Diagnostics;
using System.Net;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>What the blog bears, and how fast it is meanwhile. On request, as docs/reliability.md says.</summary>
[Trait("Length", "Long")]
public sealed class LoadChecks(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task D17_fifty_messages_a_second_for_a_minute()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        await using var pace = await Pace.StartAsync(blog.Url, conversations: 50, watched: 0);
        _ = await pace.MeasureAsync(perSecond: 50, TimeSpan.FromSeconds(5));

        var (receipts, _) = await pace.MeasureAsync(perSecond: 50, TimeSpan.FromSeconds(60));

        output.WriteLine($"D17: {receipts.Count} messages, to the receipt {Pace.Figures(receipts)}");
        Assert.InRange(Pace.At(receipts, 0.5), 0, 20);
        Assert.InRange(Pace.At(receipts, 0.99), 0, 150);
        Assert.InRange(receipts[^1], 0, 1_000);
    }

    [Fact(Explicit = true)]
    public async Task Five_hundred_messages_a_second_from_send_to_display()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        await using var pace = await Pace.StartAsync(blog.Url, conversations: 100, watched: 5);
        _ = await pace.MeasureAsync(perSecond: 100, TimeSpan.FromSeconds(5));

        var (receipts, displays) = await pace.MeasureAsync(perSecond: 500, TimeSpan.FromSeconds(20));

        output.WriteLine($"500 messages a second: {receipts.Count} messages, to the receipt {Pace.Figures(receipts)}; to an author's page {Pace.Figures(displays)}");
    }

    [Fact(Explicit = true)]
    public async Task W10_two_thousand_idle_sockets()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync();
        using var http = new HttpClient { BaseAddress = blog.Url };
        _ = await PagesAsync(http, 50);
        var before = Memory(blog);
        var tabs = new List<ChatVisitor>();
        for (var number = 0; number < 400; number++)
        {
            var visitor = await ChatVisitor.StartedAsync(blog.Url);
            visitor.KeepsEverything = false;
            tabs.Add(visitor);
            for (var tab = 1; tab < 5; tab++)
            {
                tabs.Add(await visitor.OpensAnotherTabAsync());
            }
        }

        var grown = Memory(blog) - before;
        await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        var busy = await BusyAsync(blog, TimeSpan.FromSeconds(40));
        var pages = await PagesAsync(http, 200);

        output.WriteLine($"W10: {tabs.Count} sockets, {grown} MB more, {busy:0.0} % of the machine while nothing happens, pages p95 {Pace.At(pages, 0.95):0} ms");
        foreach (var tab in tabs)
        {
            await tab.DisposeAsync();
        }

        Assert.InRange(grown, 0, 120);
        Assert.InRange(busy, 0, 5);
        Assert.InRange(Pace.At(pages, 0.95), 0, 200);
    }

    [Fact(Explicit = true)]
    public async Task W9_ten_thousand_handshakes_from_one_address()
    {
        using var machine = await MachineLock.TakeAsync(TestContext.Current.CancellationToken);
        using var blog = await StaffedBlog.StartAsync(("Limits:ConnectionsPerAddress", "200"), ("Limits:HandshakesAtOnce", "100"), ("Limits:HandshakesPerSecond", "20"));
        var visitors = new List<ChatVisitor>();
        for (var number = 0; number < 100; number++)
        {
            visitors.Add(new ChatVisitor(blog.Url));
            await visitors[^1].StartsAsync();
        }

        await using var elsewhere = new ChatVisitor(blog.Url, new CookieJar { Address = "127.0.0.2" });
        await elsewhere.StartsAsync();
        var started = TimeProvider.System.GetTimestamp();
        var open = new List<RawSocket>();
        var statuses = new Dictionary<HttpStatusCode, int>();
        var slowest = TimeSpan.Zero;
        for (var number = 0; number < 10_000; number++)
        {
            var visitor = visitors[number % visitors.Count];
            var socket = await RawSocket.OpenAsync(blog.Url, $"/chat/ws?c={visitor.Conversation}", visitor.Cookies.Header, visitor.Cookies.Address);
            statuses[socket.Status] = statuses.GetValueOrDefault(socket.Status) + 1;
            if (socket.Status == HttpStatusCode.SwitchingProtocols)
            {
                open.Add(socket);
            }
            else
            {
                Assert.True(socket.Headers.ContainsKey("Retry-After"));
                socket.Dispose();
            }

            if (number % 1_000 == 999)
            {
                var other = TimeProvider.System.GetTimestamp();
                using var admitted = await RawSocket.OpenAsync(blog.Url, $"/chat/ws?c={elsewhere.Conversation}", elsewhere.Cookies.Header, elsewhere.Cookies.Address);
                Assert.Equal(HttpStatusCode.SwitchingProtocols, admitted.Status);
                slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, TimeProvider.System.GetElapsedTime(other).Ticks));
            }
        }

        output.WriteLine($"W9: {string.Join(", ", statuses.Select(status => $"{status.Value} times {(int)status.Key}"))} in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s, {open.Count} open; another address connected after {slowest.TotalMilliseconds:0} ms at most");
        open.ForEach(socket => socket.Dispose());
        Assert.InRange(open.Count, 100, 200);
        Assert.Empty(statuses.Keys.Except([HttpStatusCode.SwitchingProtocols, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable]));
        Assert.InRange(slowest.TotalMilliseconds, 0, 500);
    }

    private static long Memory(RestartableBlog blog)
    {
        using var process = Process.GetProcessById(blog.ProcessId);
        return process.WorkingSet64 / 1_048_576;
    }

    private static async Task<double> BusyAsync(RestartableBlog blog, TimeSpan time)
    {
        using var process = Process.GetProcessById(blog.ProcessId);
        var before = process.TotalProcessorTime;
        await Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
        process.Refresh();
        return (process.TotalProcessorTime - before) / time / Environment.ProcessorCount * 100;
    }

    private static async Task<IReadOnlyList<double>> PagesAsync(HttpClient http, int count)
    {
        var times = new List<double>();
        for (var number = 0; number < count; number++)
        {
            var started = TimeProvider.System.GetTimestamp();
            (await http.GetAsync("/", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. times.Order()];
    }
}
