using System.Net;
using Blog.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>How many sockets, and tries to get one, an address and a person have.</summary>
public sealed class HandshakeLimitTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly List<RawSocket> _sockets = [];
    private readonly List<ChatVisitor> _visitors = [];
    private readonly BlogServer _server;

    public HandshakeLimitTests() => _server = new BlogServer { HasLimits = true, Time = _time };

    private ConnectionRegistry Registry => _server.Services.GetRequiredService<ConnectionRegistry>();

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        // The server says goodbye by its clock, which stands still.
        await UntilAsync(() => Registry.Count == 0);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Six_hundred_handshakes_at_once_are_a_hundred_tries_and_another_address_is_let_in_meanwhile()
    {
        var visitors = await StartAsync(40);
        await using var elsewhere = new ChatVisitor(_server.Url, new CookieJar { Address = "127.0.0.2" });
        await elsewhere.StartsAsync();

        var flood = Task.WhenAll(Enumerable.Range(0, 600).Select(number => ShakeAsync(visitors[number % visitors.Count])));
        var other = await ShakeAsync(elsewhere);
        var answers = await flood;

        Assert.Equal(HttpStatusCode.SwitchingProtocols, other.Status);
        Assert.Equal(100, answers.Count(answer => answer.Status == HttpStatusCode.SwitchingProtocols));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.SwitchingProtocols), IsRefused);
        _time.Advance(TimeSpan.FromSeconds(1));
        var later = await Task.WhenAll(visitors.Select(ShakeAsync));
        Assert.Equal(20, later.Count(answer => answer.Status == HttpStatusCode.SwitchingProtocols));
    }

    [Fact]
    public async Task An_address_has_two_hundred_sockets_open_and_a_visitor_five()
    {
        _server.Settings["Limits:HandshakesAtOnce"] = "10000";
        var visitors = await StartAsync(60);
        await using var elsewhere = new ChatVisitor(_server.Url, new CookieJar { Address = "127.0.0.2" });
        await elsewhere.StartsAsync();

        var flood = Task.WhenAll(visitors.SelectMany(visitor => Enumerable.Repeat(visitor, 10)).Select(ShakeAsync));
        var other = await ShakeAsync(elsewhere);
        var answers = await flood;

        Assert.Equal(HttpStatusCode.SwitchingProtocols, other.Status);
        Assert.Equal(200, answers.Count(answer => answer.Status == HttpStatusCode.SwitchingProtocols));
        Assert.Equal(200, Registry.CountFrom("127.0.0.1"));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.SwitchingProtocols), IsRefused);
        foreach (var visitor in visitors)
        {
            Assert.InRange(Registry.CountOf(await OwnerAsync(visitor)), 0, 5);
        }
    }

    [Fact]
    public async Task A_place_is_free_again_when_its_socket_is_gone()
    {
        _server.Settings["Limits:ConnectionsPerVisitor"] = "1";
        var visitor = Assert.Single(await StartAsync(1));
        var owner = await OwnerAsync(visitor);
        await visitor.ConnectsAsync();
        await visitor.SaysAsync("Connected");
        IsRefused(await ShakeAsync(visitor));

        await visitor.Socket.CloseAsync();
        await UntilAsync(() => Registry.CountOf(owner) == 0);

        await visitor.ConnectsAsync();
        await visitor.SaysAsync("Connected again");
    }

    [Fact]
    public async Task An_author_has_a_limit_too()
    {
        _server.Settings["Limits:ConnectionsPerAuthor"] = "2";
        await using var author = await ChatAuthor.AtDeskAsync(_server, "desk");
        await using var second = await author.OpensAnotherTabAsync();

        IsRefused(await author.ShakesHandsAsync("/chats/ws"));
    }

    [Fact]
    public async Task A_full_server_and_one_that_stops_answer_503()
    {
        _server.Settings["Limits:Connections"] = "1";
        var visitors = await StartAsync(2);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, (await ShakeAsync(visitors[0])).Status);

        var full = await ShakeAsync(visitors[1]);
        Registry.StartDraining();
        var stopping = await ShakeAsync(visitors[1]);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (full.Status, full.Headers["Retry-After"]));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (stopping.Status, stopping.Headers["Retry-After"]));
    }

    private static void IsRefused(RawSocket answer) => IsRefused(answer.Status, answer.Headers);

    private static void IsRefused(Answer answer) => IsRefused(answer.Status, answer.Headers);

    private static void IsRefused(HttpStatusCode status, Dictionary<string, string> headers)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(int.Parse(headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }

    private async Task<IReadOnlyList<ChatVisitor>> StartAsync(int count)
    {
        var visitors = Enumerable.Range(0, count).Select(_ => new ChatVisitor(_server.Url)).ToList();
        _visitors.AddRange(visitors);
        foreach (var visitor in visitors)
        {
            await visitor.StartsAsync();
        }

        return visitors;
    }

    /// <summary>Asks for a socket and keeps it open.</summary>
    private async Task<RawSocket> ShakeAsync(ChatVisitor visitor)
    {
        var socket = await RawSocket.OpenAsync(_server.Url, $"/chat/ws?c={visitor.Conversation}", visitor.Cookies.Header, visitor.Cookies.Address);
        lock (_sockets)
        {
            _sockets.Add(socket);
        }

        return socket;
    }

    private async Task<string> OwnerAsync(ChatVisitor visitor) =>
        Blog.Chat.ChatIdentity.OwnerOfVisitor((await _server.StoredConversationAsync(visitor.ConversationId)).VisitorId);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
