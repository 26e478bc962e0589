using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>The list of conversations, and what both sides have not read.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_has_waited_longest_stands_first_until_answered_and_reading_is_no_answer()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var first = await ChatVisitor.StartedAsync(_server.Url, "First");
        await using var second = await ChatVisitor.StartedAsync(_server.Url, "Second");
        await author.SeesAsync(view => view.Inbox.Count == 2);
        Assert.Equal([first.Conversation, second.Conversation], author.View.Inbox.Select(row => row.Conversation));

        await author.OpensAsync(first.Conversation);
        await author.SendAsync(new { type = "seen", c = first.Conversation, upTo = 1 });
        await author.SeesAsync(view => view.Inbox[0].Unread == 0);
        Assert.True(author.View.Inbox[0].IsWaiting);

        await author.SaysAsync(first.Conversation, "Here I am");
        await author.SeesAsync(view => view.Inbox[0].Conversation == second.Conversation);
        Assert.Equal([true, false], author.View.Inbox.Select(row => row.IsWaiting));
    }

    [Fact]
    public async Task Unread_numbers_agree_and_fall_to_zero_in_every_tab_when_read()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var otherDesk = await author.OpensAnotherTabAsync();
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await using var otherTab = await visitor.OpensAnotherTabAsync();
        await visitor.SaysAsync("Two");
        foreach (var desk in (ChatAuthor[])[author, otherDesk])
        {
            await desk.SeesAsync(view => view.InboxUnread == 2 && view.Inbox.Single().Unread == 2);
        }

        await author.OpensAsync(visitor.Conversation);
        await author.SendAsync(new { type = "seen", c = visitor.Conversation, upTo = 2 });
        foreach (var desk in (ChatAuthor[])[author, otherDesk])
        {
            await desk.SeesAsync(view => view.InboxUnread == 0 && view.Inbox.Single().Unread == 0);
        }

        await author.SaysAsync(visitor.Conversation, "An answer");
        await visitor.SeesAsync(view => view.Unread == 1);
        await otherTab.SeesAsync(view => view.Unread == 1);
        await visitor.SendAsync(new { type = "seen", upTo = visitor.View.Cursor });
        await visitor.SeesAsync(view => view.Unread == 0);
        await otherTab.SeesAsync(view => view.Unread == 0);
    }

    [Fact]
    public async Task The_author_sees_which_article_the_visitor_has_open()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Article("Silt"), Some.Article("Sand")));
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, path: "/articles/silt");
        await author.OpensAsync(visitor.Conversation);
        var state = ChatIds.ThreadState(visitor.ConversationId);
        await author.SeesAsync(view => view[state]!.TextContent.Contains("Silt", StringComparison.Ordinal));

        await visitor.SendAsync(new { type = "reading", path = "/articles/sand" });
        await author.SeesAsync(view => view[state]!.TextContent.Contains("Sand", StringComparison.Ordinal));

        await visitor.SendAsync(new { type = "reading", path = "/" });
        await author.SeesAsync(view => !view[state]!.TextContent.Contains("Sand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_author_handles_twenty_conversations_over_one_socket()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        var visitors = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => ChatVisitor.StartedAsync(_server.Url, $"Visitor {number}")));
        await author.SeesAsync(view => view.Inbox.Count == 20);

        foreach (var (visitor, number) in visitors.Select((visitor, number) => (visitor, number)))
        {
            await author.OpensAsync(visitor.Conversation);
            await author.SaysAsync(visitor.Conversation, $"Answer {number}");
            await visitor.SeesAsync($"Answer {number}");
            await visitor.DisposeAsync();
        }

        await author.SeesAsync(view => view.Inbox.Count == 20 && view.Inbox.All(row => !row.IsWaiting));
    }
}
