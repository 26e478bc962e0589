using System.Net;

namespace Blog.Tests.Chat;

/// <summary>A message is stored once and shown once, in one order for all.</summary>
public sealed class OneMessageTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task One_client_id_sent_five_times_at_once_is_one_message()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.PostsAsync("Once", id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(await server.StoredMessagesAsync(visitor.ConversationId), message => message.ClientId == id);
    }

    [Fact]
    public async Task A_start_pressed_twice_is_one_conversation_with_one_message()
    {
        await using var visitor = new ChatVisitor(server.Url);
        await visitor.OpensPaneAsync();
        var id = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostsStartAsync("Ada", "Hello", clientId: id)));

        Assert.Single(await server.StoredMessagesAsync(visitor.ConversationId));
    }

    [Fact]
    public async Task Another_text_under_the_same_client_id_is_refused_and_the_first_stays()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var id = await visitor.SaysAsync("The first text");

        var posted = await visitor.PostsAsync("Another text", id);
        await visitor.SendsAsync("A third text", id);
        await visitor.SeesAsync(view => view.Refusal(id) != null);

        Assert.Equal(HttpStatusCode.Conflict, posted.Status);
        Assert.Equal("The first text", Assert.Single(await server.StoredMessagesAsync(visitor.ConversationId), message => message.ClientId == id).Text);
    }

    [Fact]
    public async Task Messages_doubled_and_replayed_over_socket_and_post_are_stored_once_with_one_number()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var ids = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            await visitor.SendsAsync($"Message {number}", id);
            if (number % 5 == 0)
            {
                await visitor.SendsAsync($"Message {number}", id);
            }
        }

        await visitor.SeesAsync(view => view.Shows(ids[^1]));
        var stored = await server.StoredMessagesAsync(visitor.ConversationId);
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            await visitor.SendsAsync($"Message {number}", id);
            await visitor.PostsAsync($"Message {number}", id);
            var answer = await visitor.PostsAsync($"Message {number}", id, after: 0);
            Assert.Contains(new Frame(answer.Html).Messages, message => message.ClientId == id && message.Seq == stored.Single(row => row.ClientId == id).Seq);
        }

        await visitor.SeesAsync(view => ids.TrueForAll(view.WasStoredBefore));
        var again = await server.StoredMessagesAsync(visitor.ConversationId);
        Assert.Equal(stored.Select(row => (row.Seq, row.ClientId)), again.Select(row => (row.Seq, row.ClientId)));
        Assert.Equal(31, again.Count);
        Assert.Equal(visitor.View.Messages.Select(message => message.ClientId), again.Select(row => row.ClientId));
    }

    [Fact]
    public async Task Reconnecting_without_news_shows_nothing_again()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await visitor.SaysAsync("Before");
        var shownBefore = visitor.Frames.Sum(frame => frame.Messages.Count);

        for (var i = 0; i < 2; i++)
        {
            await visitor.LosesTheLineAsync();
            await visitor.ConnectsAsync();
        }

        await visitor.SaysAsync("After");
        Assert.Equal(shownBefore + 1, visitor.Frames.Sum(frame => frame.Messages.Count));
    }

    [Fact]
    public async Task Both_sides_see_one_order_however_they_send_at_once()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await using var author = await ChatAuthor.AtDeskAsync(server, "order");
        await author.OpensAsync(visitor.Conversation);

        var visitorSends = SendAllAsync(number => visitor.SendsAsync($"v{number}"));
        var authorSends = SendAllAsync(number => author.SendsAsync(visitor.Conversation, $"a{number}"));
        await Task.WhenAll(visitorSends, authorSends);
        await visitor.SeesAsync(view => view.Cursor == 42);
        await author.SeesAsync(view => view.Cursor == 42);

        Assert.Equal(Enumerable.Range(1, 42).Select(number => (long)number), visitor.View.Messages.Select(message => message.Seq));
        Assert.Equal(visitor.View.Messages, author.View.Messages);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"v{i}"), visitor.View.Texts.Where(text => text.StartsWith('v')));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"a{i}"), visitor.View.Texts.Where(text => text.StartsWith('a') && char.IsDigit(text[1])));
    }

    [Fact]
    public async Task Who_is_too_far_behind_gets_the_newest_page_instead_of_all()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await server.LengthenAsync(visitor.ConversationId, 300);
        await visitor.LosesTheLineAsync();

        await visitor.ConnectsAsync();
        await visitor.SeesAsync(view => view.Cursor == 301);

        Assert.Equal(40, visitor.View.Messages.Count);
        Assert.Equal(301, (await visitor.ReadsHistoryAsync()).Count);
    }

    private static async Task SendAllAsync(Func<int, Task> send)
    {
        for (var number = 0; number < 20; number++)
        {
            await send(number);
        }
    }
}
