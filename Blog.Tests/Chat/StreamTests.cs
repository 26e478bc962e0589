using System.Net;

namespace Blog.Tests.Chat;

/// <summary>The same chat by event stream and requests, for browsers whose sockets do not get through.</summary>
public sealed class StreamTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task A_stream_sends_every_message_after_the_number_it_was_asked_for_with_its_number_as_id()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await visitor.SaysAsync("Second");
        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=1");

        var second = await stream.FindAsync(next => next.Name == "message");
        await visitor.PostsAsync("Third");
        var third = await stream.FindAsync(next => next.Name == "message");

        Assert.Equal("text/event-stream", stream.ContentType);
        Assert.Equal(2, second.Id);
        Assert.Contains("Second", second.Data, StringComparison.Ordinal);
        Assert.Equal(3, third.Id);
        Assert.Contains("Third", third.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_the_browser_itself_takes_up_again_goes_on_after_the_last_event()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await visitor.SaysAsync("Second");
        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}", ("Last-Event-ID", "1"));

        Assert.Equal(2, (await stream.FindAsync(next => next.Name == "message")).Id);
    }

    [Theory]
    [InlineData("/chat/events")]
    [InlineData("/chats/events")]
    public async Task A_page_of_another_site_opens_no_stream(string address)
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);

        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
        {
            await using var stream = await ChatStream.OpenAsync(visitor.Http, $"{address}?c={visitor.Conversation}&after=0", (name, value));
            Assert.Equal(HttpStatusCode.Forbidden, stream.Status);
        }
    }

    [Fact]
    public async Task A_strangers_conversation_and_none_at_all_get_the_same_answer()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await using var stranger = await ChatVisitor.StartedAsync(server.Url);

        var foreign = await stranger.Http.Get($"/chat/events?c={visitor.Conversation}&after=0");
        var random = await stranger.Http.Get($"/chat/events?c={Guid.NewGuid():N}&after=0");

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.NotFound, random.Status);
        Assert.Equal(random.Html, foreign.Html);
    }

    [Fact]
    public async Task A_browser_whose_cookie_ran_out_is_told_so_and_not_to_come_back()
    {
        using var browser = server.CreateClient();
        await using var stream = await ChatStream.OpenAsync(browser, $"/chat/events?c={Guid.NewGuid():N}&after=0");

        Assert.Contains("Your session is over", (await stream.NextAsync())!.Data, StringComparison.Ordinal);
        Assert.Equal("over", (await stream.NextAsync())!.Name);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task An_author_is_sent_the_list_and_the_conversation_that_the_stream_names_and_switches_by_request()
    {
        await using var first = await ChatVisitor.StartedAsync(server.Url, "First", "One");
        await using var second = await ChatVisitor.StartedAsync(server.Url, "Second", "Two");
        await using var author = await ChatAuthor.AtDeskAsync(server, "streamer");
        var number = Guid.NewGuid();
        await using var stream = await ChatStream.OpenAsync(author.Http, $"/chats/events?c={first.Conversation}&after=0&s={number}");

        Assert.Contains("One", (await stream.FindAsync(next => next.Name == "message")).Data, StringComparison.Ordinal);
        Assert.Contains("Second", (await stream.FindAsync(next => next.Data.Contains("id=\"inbox\"", StringComparison.Ordinal))).Data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await author.SignalsAsync(number, new { type = "watch", c = second.Conversation, after = 0 })).Status);
        Assert.Contains("Two", (await stream.FindAsync(next => next.Name == "message")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_speaks_for_anothers_stream()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await using var stranger = await ChatVisitor.StartedAsync(server.Url);
        var number = Guid.NewGuid();
        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=1&s={number}");
        await stream.NextAsync();

        Assert.Equal(HttpStatusCode.Gone, (await stranger.SignalsAsync(number, new { type = "typing" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SignalsAsync(number, new { type = "typing" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SignalsAsync(number, new { type = "typing" }, token: "")).Status);
        await using var second = await ChatStream.OpenAsync(stranger.Http, $"/chat/events?c={stranger.Conversation}&after=1&s={number}");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
    }

    [Fact]
    public async Task What_is_not_of_the_protocol_ends_the_stream()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var number = Guid.NewGuid();
        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=1&s={number}");
        await stream.NextAsync();

        await visitor.SignalsAsync(number, new { type = "conquer" });

        Assert.Equal("over", (await stream.FindAsync(next => next.Name == "over")).Name);
        Assert.Equal(HttpStatusCode.Gone, await GoneAsync(() => visitor.SignalsAsync(number, new { type = "typing" })));
    }

    [Fact]
    public async Task Whatever_ends_a_sign_in_ends_its_streams()
    {
        await using var author = await ChatAuthor.AtDeskAsync(server, "leaver");
        await using var stream = await ChatStream.OpenAsync(author.Http, "/chats/events");
        await stream.NextAsync();

        await author.Http.Post("/account/logout", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = (await author.Http.Get("/chat/token")).Html });

        Assert.Equal("over", (await stream.FindAsync(next => next.Name == "over")).Name);
    }

    [Fact]
    public async Task A_server_that_stops_waits_for_no_stream()
    {
        using var blog = await RestartableBlog.StartAsync();
        await using var visitor = new ChatVisitor(blog.Url) { UsesStreams = true };
        await visitor.StartsAsync();
        await visitor.ConnectsAsync();
        await visitor.SeesAsync(view => view["chat-presence"] != null);
        var asked = TimeProvider.System.GetTimestamp();

        Assert.Equal(0, await blog.StopAsync());

        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Null(await visitor.Line.Ended);
    }

    private static async Task<HttpStatusCode> GoneAsync(Func<Task<Answer>> ask)
    {
        var status = (await ask()).Status;
        while (status != HttpStatusCode.Gone)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            status = (await ask()).Status;
        }

        return status;
    }
}
