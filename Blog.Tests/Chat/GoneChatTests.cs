using System.Net;
using Blog.Chat;
using Blog.Realtime;
using Blog.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Chat;

/// <summary>A chat that was deleted while somebody's line was down: who comes back is told so, and goes on without it.</summary>
public sealed class GoneChatTests(BlogServer server) : IClassFixture<BlogServer>
{
    private const string Words = "This conversation is not here any more";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_author_who_comes_back_to_a_chat_that_was_deleted_is_told_so_before_the_line_ends(bool usesStreams)
    {
        await using var author = await AnAuthorAsync(usesStreams);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Gone");
        await author.OpensAsync(visitor.Conversation);
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == visitor.Conversation));
        author.Line.Break();
        await author.Line.Ended;
        await visitor.PressesAsync("erase");

        await author.ReconnectsAsync(visitor.Conversation);

        Assert.Equal((int)CloseReason.NotAllowed, await author.Line.Ended.WaitAsync(author.Patience, TestContext.Current.CancellationToken));
        Assert.Contains(Words, author.View[ChatIds.Thread]!.TextContent, StringComparison.Ordinal);
        await author.ConnectsAsync();
        await author.SeesAsync(view => view.Inbox.All(row => row.Conversation != visitor.Conversation));
        await using var next = await ChatVisitor.StartedAsync(server.Url, "Next");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == next.Conversation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_chat_that_is_out_of_sight_is_answered_like_one_that_is_not_there(bool usesStreams)
    {
        var writer = await server.AddWriterAsync($"writer-{usesStreams}", $"sight-{usesStreams}".ToLowerInvariant());
        await using var itsAuthor = await ChatAuthor.AtDeskAsync(server.Url, writer);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, path: $"/articles/sight-{usesStreams}".ToLowerInvariant());
        await itsAuthor.OpensAsync(visitor.Conversation);
        await itsAuthor.SaysAsync(visitor.Conversation, "Seen by its author");

        var (unseen, unknown) = (await LastWordAsync(visitor.Conversation), await LastWordAsync(Guid.NewGuid().ToString("N")));

        Assert.Contains(Words, unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, unseen);

        async Task<string> LastWordAsync(string conversation)
        {
            await using var other = await AnAuthorAsync(usesStreams);
            await other.SeesAsync(view => view[ChatIds.Inbox] != null);
            await other.SendAsync(new { type = "watch", c = conversation, after = 0 });
            Assert.Equal((int)CloseReason.NotAllowed, await other.Line.Ended.WaitAsync(other.Patience, TestContext.Current.CancellationToken));
            return other.Frames[^1].Html;
        }
    }

    [Fact]
    public async Task What_an_author_writes_into_a_chat_that_was_deleted_comes_back_and_the_line_goes_on()
    {
        await using var author = await AnAuthorAsync(usesStreams: false);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Gone");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == visitor.Conversation));
        await visitor.PressesAsync("erase");

        await author.SendAsync(new { type = "typing", c = visitor.Conversation });
        var id = await author.SendsAsync(visitor.Conversation, "Here is the answer");

        await author.SeesAsync(view => view[ChatIds.PendingMessage(id)] != null);
        Assert.Equal("Not sent. There is no such conversation.", author.View.Refusal(id));
        Assert.Contains("Here is the answer", author.View[ChatIds.PendingMessage(id)]!.TextContent, StringComparison.Ordinal);
        await using var next = await ChatVisitor.StartedAsync(server.Url, "Next");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == next.Conversation));
    }

    [Fact]
    public async Task A_watch_that_names_nothing_that_could_be_a_chat_ends_the_line_without_a_word()
    {
        await using var author = await AnAuthorAsync(usesStreams: false);
        await author.SeesAsync(view => view[ChatIds.Inbox] != null);

        await author.SendAsync(new { type = "watch", c = "no id", after = 0 });

        Assert.Equal((int)CloseReason.NotAllowed, await author.ClosedAsync());
        Assert.DoesNotContain(Words, author.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_whose_chat_was_deleted_elsewhere_gets_a_pane_that_says_so_and_begins_another()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Gone");
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(visitor, visitor.Conversation)).Status);
        await EraseAsync(visitor);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ShakesHandsAsync($"/chat/ws?c={visitor.Conversation}")).Status);

        var answer = await AskAsync(visitor, visitor.Conversation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("farewell", answer.Document.GetElementById(ChatIds.Pane)!.GetAttribute("data-pane"));
        Assert.StartsWith("This chat is not here any more.", answer.Text("#chat-pane [role=status]"), StringComparison.Ordinal);
        Assert.Equal("0", answer.Document.GetElementById(ChatIds.Unread)!.GetAttribute("data-unread"));
        Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        await visitor.StartsAsync("Gone", "Once more");
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(visitor, visitor.Conversation)).Status);
    }

    [Fact]
    public async Task Whether_a_chat_is_gone_is_answered_alike_for_somebody_elses_and_for_nobodys()
    {
        await using var owner = await ChatVisitor.StartedAsync(server.Url, text: "A secret");
        await using var stranger = await ChatVisitor.StartedAsync(server.Url);

        var foreign = await AskAsync(stranger, owner.Conversation);

        Assert.Equal(HttpStatusCode.OK, foreign.Status);
        Assert.Equal((await AskAsync(stranger, Guid.NewGuid().ToString("N"))).Html, foreign.Html);
        Assert.Equal(foreign.Html, (await AskAsync(stranger, "no-id")).Html);
    }

    [Fact]
    public async Task A_browser_without_a_visitor_is_told_nothing_of_gone_chats_and_gets_no_cookie()
    {
        await using var owner = await ChatVisitor.StartedAsync(server.Url);
        await using var nobody = new ChatVisitor(server.Url);

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(nobody, owner.Conversation)).Status);
        Assert.Null(nobody.Cookies["visitor"]);
    }

    private static Task<Answer> AskAsync(ChatVisitor visitor, string conversation) => visitor.Http.GetFragment($"/chat/mine/gone?c={conversation}", ChatIds.Pane);

    private async Task<ChatAuthor> AnAuthorAsync(bool usesStreams)
    {
        var name = $"a{Guid.NewGuid():N}"[..20];
        await server.AddUserAsync(name, isAuthor: true);
        var author = new ChatAuthor(server.Url) { UsesStreams = usesStreams };
        await author.SignsInAsync(name);
        await author.ConnectsAsync();
        return author;
    }

    /// <summary>As an administrator does: the visitor's browser keeps its cookie.</summary>
    private async Task EraseAsync(ChatVisitor visitor)
    {
        var visitorId = await server.WithDb(async db => (await db.Conversations.FindAsync(visitor.ConversationId))!.VisitorId);
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseVisitor>().HandleAsync(visitorId, by: null, TestContext.Current.CancellationToken);
    }
}
