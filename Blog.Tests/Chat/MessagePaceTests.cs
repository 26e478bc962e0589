using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>How fast one person may write: the product's own numbers, on a clock that a test moves.</summary>
public sealed class MessagePaceTests : IAsyncDisposable
{
    private const string SlowDown = "Slow down a little";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public MessagePaceTests() => _server = new BlogServer { HasLimits = true, Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Twenty_messages_a_second_for_ten_seconds_store_thirty_and_then_two_a_second()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var sent = new List<Guid>();
        for (var second = 0; second < 10; second++)
        {
            sent.AddRange(await SendAsync(visitor, 20));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var refused = sent.Where(id => visitor.View.Refusal(id) is not null).ToList();
        Assert.Equal(200 - 48, refused.Count);
        Assert.All(refused, id => Assert.Contains(SlowDown, visitor.View.Refusal(id), StringComparison.Ordinal));
        Assert.Equal(1 + 48, (await _server.StoredMessagesAsync(visitor.ConversationId)).Count);
        await visitor.SaysAsync("And still connected");
    }

    [Fact]
    public async Task Who_goes_on_all_the_same_is_cut_off_until_a_while_has_passed()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await SendAsync(visitor, 230);
        await visitor.SendsAsync("The two hundred and first too many");
        Assert.Equal(1008, await visitor.ClosedAsync());

        await visitor.ConnectsAsync();
        await visitor.SaysAsync("Hello", await FirstIdAsync(visitor));
        await visitor.SendsAsync("Too many on a new line as well");
        Assert.Equal(1008, await visitor.ClosedAsync());

        _time.Advance(TimeSpan.FromSeconds(10));
        await visitor.ConnectsAsync();
        await visitor.SaysAsync("Calmer");
        Assert.Equal(1 + 30 + 1, (await _server.StoredMessagesAsync(visitor.ConversationId)).Count);
    }

    [Fact]
    public async Task Socket_post_and_start_form_are_counted_together_and_a_post_is_told_when_to_come_back()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await SendAsync(visitor, 29);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("The thirtieth")).Status);
        var before = await _server.CountChatRowsAsync();

        var id = Guid.NewGuid();
        var posted = await visitor.PostsAsync("One more", id);
        var plain = await visitor.Http.SendsForm("/chat", new() { ["text"] = "By a plain form" }, "/chat/messages");

        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (posted.Status, posted.Headers["Retry-After"]));
        Assert.Contains(SlowDown, visitor.View.Refusal(id), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (plain.Status, plain.Headers["Retry-After"]));
        Assert.Contains("By a plain form", plain.Text("textarea"), StringComparison.Ordinal);
        Assert.Contains(SlowDown, plain.Html, StringComparison.Ordinal);
        Assert.Equal(before, await _server.CountChatRowsAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [(await visitor.PostsAsync("One more", id)).Status, (await visitor.PostsAsync("And another")).Status]);

        var started = await visitor.PostsStartAsync("Ada", "By the start form of another tab");
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (started.Status, started.Headers["Retry-After"]));
        Assert.Contains(SlowDown, started.Text("#chat-text-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_stored_already_is_answered_however_many_there_were()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var sent = await SendAsync(visitor, 30);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostsAsync("Too many")).Status);

        var posted = await visitor.PostsAsync("Message 0", sent[0], after: 0);
        await visitor.SendsAsync("Message 1", sent[1]);
        await visitor.SeesAsync(view => view.WasStoredBefore(sent[1]));

        Assert.Equal(HttpStatusCode.OK, posted.Status);
        Assert.Contains(new Frame(posted.Html).Messages, message => message.ClientId == sent[0]);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostsAsync("Another text", sent[2])).Status);
    }

    [Fact]
    public async Task Repeats_and_refusals_cost_nothing()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var id = await visitor.SaysAsync("Once");
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("Once", id)).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostsAsync("")).Status);
        }

        await SendAsync(visitor, 29);
        Assert.Equal(1 + 30, (await _server.StoredMessagesAsync(visitor.ConversationId)).Count);
    }

    [Fact]
    public async Task One_visitor_who_writes_too_much_holds_up_no_other()
    {
        await using var loud = await ChatVisitor.StartedAsync(_server.Url);
        await using var calm = await ChatVisitor.StartedAsync(_server.Url);

        var sent = await SendAsync(loud, 60);

        await calm.SaysAsync("I have written nothing yet");
        Assert.Contains(sent, id => loud.View.Refusal(id) is not null);
    }

    [Fact]
    public async Task An_author_may_send_sixty_and_then_ten_a_second()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await using var author = await ChatAuthor.AtDeskAsync(_server, "quick");
        await author.OpensAsync(visitor.Conversation);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await author.PostsAsync(visitor.Conversation, $"Answer {i}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await author.PostsAsync(visitor.Conversation, "Too many")).Status);
        var id = await author.SendsAsync(visitor.Conversation, "Too many");
        await author.SeesAsync(view => view.Refusal(id) != null);
        _time.Advance(TimeSpan.FromSeconds(1));

        var after = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            after.Add((await author.PostsAsync(visitor.Conversation, $"Later {i}")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 10), HttpStatusCode.TooManyRequests], after);
    }

    /// <summary>Sends so many at once over the socket, and waits until each one was stored or refused.</summary>
    private static async Task<IReadOnlyList<Guid>> SendAsync(ChatVisitor visitor, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await visitor.SendsAsync($"Message {i}"));
        }

        await visitor.SeesAsync(view => ids.TrueForAll(id => view.Refusal(id) is not null || view.Shows(id)));
        return ids;
    }

    private async Task<Guid> FirstIdAsync(ChatVisitor visitor) => (await _server.StoredMessagesAsync(visitor.ConversationId))[0].ClientId;
}
