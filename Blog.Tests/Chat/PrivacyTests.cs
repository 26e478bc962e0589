using System.Net;

namespace Blog.Tests.Chat;

/// <summary>Every conversation belongs to its visitor and to those who answer.</summary>
public sealed class PrivacyTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Twenty_visitors_and_two_authors_at_once_get_nothing_of_each_other()
    {
        await using var first = await ChatAuthor.AtDeskAsync(server, "first");
        await using var second = await ChatAuthor.AtDeskAsync(server, "second");
        var visitors = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ChatVisitor.StartedAsync(server.Url, "Robin", $"question-{number:00}-x")));

        await Task.WhenAll(visitors.Select(async (visitor, number) =>
        {
            var author = number % 2 == 0 ? first : second;
            await visitor.SaysAsync($"detail-{number:00}-x");
            await author.SendsAsync(visitor.Conversation, $"answer-{number:00}-x");
            await visitor.SeesAsync($"answer-{number:00}-x");
        }));

        foreach (var (visitor, number) in visitors.Select((visitor, number) => (visitor, number)))
        {
            Assert.Equal([$"question-{number:00}-x", $"detail-{number:00}-x", $"answer-{number:00}-x"], visitor.View.Messages.Where(message => message.Sender != "system").Select(message => message.Text));
            foreach (var other in Enumerable.Range(0, 20).Where(other => other != number))
            {
                Assert.DoesNotContain($"-{other:00}-x", visitor.Everything, StringComparison.Ordinal);
            }

            await visitor.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_foreign_conversation_looks_like_one_that_is_not_there()
    {
        await using var owner = await ChatVisitor.StartedAsync(server.Url, text: "A secret");
        await using var stranger = await ChatVisitor.StartedAsync(server.Url);
        var unknown = Guid.NewGuid().ToString("N");

        foreach (var address in (string[])["/chat/ws?c={0}", "/chat/history?c={0}"])
        {
            var foreign = await AskAsync(stranger, address.Replace("{0}", owner.Conversation, StringComparison.Ordinal));
            var missing = await AskAsync(stranger, address.Replace("{0}", unknown, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
            Assert.Equal(missing.Status, foreign.Status);
            Assert.Equal(missing.Html.Replace(unknown, "", StringComparison.Ordinal), foreign.Html.Replace(owner.Conversation, "", StringComparison.Ordinal));
        }

        var id = Guid.NewGuid();
        var posted = await stranger.PostsAsync("Intruding", id, conversation: owner.Conversation);
        var nowhere = await stranger.PostsAsync("Intruding", id, conversation: unknown);
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Equal(nowhere.Html, posted.Html);
        Assert.Single(await server.StoredMessagesAsync(owner.ConversationId));
        Assert.Equal(HttpStatusCode.OK, (await owner.Http.Get($"/chat/history?c={owner.Conversation}")).Status);
    }

    [Fact]
    public async Task A_frame_that_names_another_conversation_ends_the_connection()
    {
        await using var owner = await ChatVisitor.StartedAsync(server.Url);
        await using var stranger = await ChatVisitor.StartedAsync(server.Url);

        await stranger.SendAsync(new { type = "message", c = owner.Conversation, clientId = Guid.NewGuid(), text = "Intruding" });

        Assert.Equal(1008, await stranger.ClosedAsync());
        Assert.Single(await server.StoredMessagesAsync(owner.ConversationId));
        Assert.Single(await server.StoredMessagesAsync(stranger.ConversationId));
    }

    [Fact]
    public async Task An_author_who_may_not_see_a_conversation_can_neither_watch_it_nor_write_in_it()
    {
        var writer = await server.AddWriterAsync("writer", "guarded");
        await using var author = await ChatAuthor.AtDeskAsync(server.Url, writer);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, path: "/articles/guarded");
        await using var other = await ChatAuthor.AtDeskAsync(server, "bystander");
        await using var administrator = await ChatAuthor.AtDeskAsync(server, "overseer", isAuthor: false, isAdministrator: true);

        foreach (var allowed in (ChatAuthor[])[author, administrator])
        {
            await allowed.OpensAsync(visitor.Conversation);
            await allowed.SaysAsync(visitor.Conversation, "Only for those");
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostsAsync(visitor.Conversation, "I may not")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.Get($"/chats/{visitor.Conversation}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.Get($"/chats/history?c={visitor.Conversation}")).Status);
        Assert.DoesNotContain(other.View.Inbox, row => row.Conversation == visitor.Conversation);
        await other.SendAsync(new { type = "watch", c = visitor.Conversation, after = 0 });
        Assert.Equal(1008, await other.ClosedAsync());
        Assert.DoesNotContain("Only for those", other.Everything, StringComparison.Ordinal);
    }

    private static Task<Answer> AskAsync(ChatVisitor visitor, string address) =>
        address.StartsWith("/chat/ws", StringComparison.Ordinal) ? visitor.ShakesHandsAsync(address) : visitor.Http.Get(address);
}
