using System.Net;
using Blog.Chat;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>A visitor takes back what was said, or only leaves this browser.</summary>
public sealed class ErasureTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Deleting_takes_every_conversation_of_the_visitor_with_all_that_hangs_on_it_and_nothing_of_others()
    {
        await using var other = await ChatVisitor.StartedAsync(server.Url, "Otto");
        var before = await server.CountChatRowsAsync();
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Vera");
        await visitor.PressesAsync("end");
        await visitor.PostsStartAsync("Vera", "A second one");
        var second = visitor.ConversationId;
        await server.SeedAsync(db => db.AddRange(
            new ConversationNote { ConversationId = second, AuthorName = "author", Text = "Between us", CreatedUtc = Some.Day },
            new ConversationTag { ConversationId = second, Name = "tides" },
            new PageSeen { ConversationId = second, OpenedUtc = Some.Day, LeftUtc = Some.Day }));

        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("erase")).Status);

        Assert.Equal(before, await server.CountChatRowsAsync());
        Assert.Equal(0, await server.WithDb(async db => await db.ConversationNotes.CountAsync(note => note.ConversationId == second) + await db.ConversationTags.CountAsync(tag => tag.ConversationId == second) + await db.PagesSeen.CountAsync(page => page.ConversationId == second)));
        Assert.Null(visitor.Cookies["visitor"]);
        Assert.Equal("Hello", Assert.Single(await other.ReadsHistoryAsync()).Text);
    }

    [Fact]
    public async Task It_is_written_down_that_a_visitor_deleted_it_and_the_authors_list_loses_the_row()
    {
        await using var author = await ChatAuthor.AtDeskAsync(server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Walter");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == visitor.Conversation));

        await visitor.PressesAsync("erase");

        await author.SeesAsync(view => view.Inbox.All(row => row.Conversation != visitor.Conversation));
        var entry = await server.WithDb(db => db.AuditEntries.SingleAsync(entry => entry.Subject == visitor.Conversation, TestContext.Current.CancellationToken));
        Assert.Equal((AuditAction.ErasedByVisitor, ""), (entry.Action, entry.ByName));
    }

    [Fact]
    public async Task The_sockets_of_a_visitor_who_deleted_everything_are_closed()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Xenia");
        await using var tab = await visitor.OpensAnotherTabAsync();

        await visitor.PressesAsync("erase");

        Assert.Equal((int)CloseReason.NotAllowed, await visitor.ClosedAsync());
        Assert.Equal((int)CloseReason.NotAllowed, await tab.ClosedAsync());
    }

    [Fact]
    public async Task Forgetting_takes_the_cookie_and_leaves_the_conversation_to_the_authors()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Yara");
        var (id, before) = (visitor.Conversation, await server.CountChatRowsAsync());
        Assert.NotNull(visitor.Cookies["visitor"]);

        var answer = await visitor.PressesAsync("forget");

        Assert.Null(visitor.Cookies["visitor"]);
        Assert.Null(answer.Document.QuerySelector("[data-conversation]"));
        Assert.Equal(before, await server.CountChatRowsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.Get($"/chat/history?c={id}")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Forgetting_ends_the_lines_of_the_other_tabs_and_none_comes_back(bool usesStreams)
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Zoe");
        await using var tab = new ChatVisitor(server.Url, visitor.Cookies) { UsesStreams = usesStreams };
        await tab.OpensPaneAsync();
        await tab.ConnectsAsync();

        await visitor.PressesAsync("forget");

        await tab.Line.Ended.WaitAsync(tab.Patience, TestContext.Current.CancellationToken);
        await using var stream = await ChatStream.OpenAsync(tab.Http, $"/chat/events?c={tab.Conversation}&after=0");
        Assert.Contains("Your session is over.", (await stream.NextAsync())!.Data, StringComparison.Ordinal);
        Assert.Equal("over", (await stream.NextAsync())!.Name);
    }

    [Fact]
    public async Task A_browser_that_got_the_chat_by_mail_is_not_forgotten_with_the_first()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Zita");
        await using var other = new ChatVisitor(server.Url, visitor.Cookies.Copy());
        await other.OpensPaneAsync();
        await other.ConnectsAsync();

        await visitor.PressesAsync("forget");

        Assert.Equal((int)CloseReason.Restarting, await other.ClosedAsync());
        await other.ConnectsAsync();
        await other.SaysAsync("Still me");
    }

    [Fact]
    public async Task What_is_kept_and_for_how_long_stands_before_the_first_message()
    {
        await using var visitor = new ChatVisitor(server.Url);

        var form = await visitor.OpensPaneAsync();

        var notice = form.Document.QuerySelector("#chat-start .hint:has(a[href='/privacy'])")!;
        Assert.Contains("365 days", notice.TextContent, StringComparison.Ordinal);
    }
}
