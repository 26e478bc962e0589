using System.Net;
using Blog.Chat;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>What is left of a conversation when it is over: the pages, the number on the launcher, the list, and the next form.</summary>
public sealed class AfterTheEndTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public AfterTheEndTests() => _server = new BlogServer { Time = _time };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_page_opens_a_line_for_a_chat_that_goes_on_and_none_for_one_that_is_over()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        Assert.NotNull((await visitor.Http.Get("/")).Document.QuerySelector("[ws-connect]"));

        await visitor.PressesAsync("end");

        var page = await visitor.Http.Get("/");
        Assert.Null(page.Document.QuerySelector("[ws-connect], body > script[src*=chat-socket]"));
        Assert.NotNull(page.Document.GetElementById("chat-scripts"));
        var first = visitor.Conversation;
        await visitor.OpensPaneAsync();
        Assert.Equal((HttpStatusCode.OK, first), ((await visitor.PostsAsync("Still there?")).Status, visitor.Conversation));
        Assert.NotNull((await visitor.Http.Get("/")).Document.QuerySelector("[ws-connect]"));
    }

    [Fact]
    public async Task An_unseen_answer_in_a_chat_that_is_over_keeps_its_line_on_the_page_until_it_is_seen()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        await author.PostsAsync(visitor.Conversation, "The answer");
        await author.ClosesAsync(visitor.Conversation);
        Assert.NotNull((await visitor.Http.Get("/")).Document.QuerySelector("[ws-connect]"));
        Assert.Equal("1", await BadgeAsync(visitor));

        await visitor.ConnectsAsync();
        await visitor.SeesAsync(view => view.Unread == 1);
        await visitor.SendAsync(new { type = "seen", upTo = 99 });
        await visitor.SeesAsync(view => view.Unread == 0);

        Assert.Null((await visitor.Http.Get("/")).Document.QuerySelector("[ws-connect]"));
    }

    [Fact]
    public async Task An_answer_in_a_chat_that_was_closed_long_ago_is_counted_and_marked_until_it_is_read()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        var first = visitor.Conversation;
        await author.PostsAsync(first, "One");
        await author.PostsAsync(first, "Two");
        await author.ClosesAsync(first);
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Null((await visitor.Http.Get("/")).Document.QuerySelector("[ws-connect]"));
        Assert.Equal("2", await BadgeAsync(visitor));
        Assert.Equal("4 May 2026 Hello New", (await visitor.OpensPaneAsync()).Text(".past-chats a"));
        await visitor.StartsAsync(text: "Anew");
        await visitor.ConnectsAsync();
        await visitor.SeesAsync(view => view.Unread == 2);

        var past = await visitor.Http.GetFragment($"/chat/pane?c={first}", "chat-pane");

        Assert.Contains("Two", past.Texts("li .text"));
        Assert.Equal(("0", "true"), (past.Document.GetElementById("chat-unread")!.GetAttribute("data-unread"), past.Document.GetElementById("chat-unread")!.GetAttribute("hx-swap-oob")));
        Assert.Equal("0", await BadgeAsync(visitor));
        Assert.Equal("4 May 2026 Hello", (await visitor.Http.Get("/chat?earlier=true")).Text(".past-chats a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_a_day_after_the_end_is_marked_for_the_form_of_a_new_chat(bool usesTheLine)
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.PressesAsync("end");
        _time.Advance(TimeSpan.FromHours(25));
        var clientId = Guid.NewGuid();

        if (usesTheLine)
        {
            await visitor.SendsAsync("Too late", clientId);
        }
        else
        {
            Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostsAsync("Too late", clientId)).Status);
        }

        await visitor.SeesAsync(view => view[ChatIds.PendingMessage(clientId)]?.GetAttribute("data-answer") == "another");
        Assert.Equal("Not sent. This conversation was closed. Start a new one.", visitor.View.Refusal(clientId));
    }

    [Fact]
    public async Task A_message_that_is_refused_for_another_reason_is_not_moved_into_a_new_chat()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var clientId = await visitor.SaysAsync("Once");

        Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostsAsync("Something else", clientId)).Status);

        Assert.Equal("", visitor.View[ChatIds.PendingMessage(clientId)]!.GetAttribute("data-answer"));
    }

    [Fact]
    public async Task Without_script_what_is_written_too_late_stands_in_the_form_of_a_new_chat()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        var page = await visitor.Http.FillsForm("/chat", new(StringComparer.Ordinal) { ["text"] = "Too late" }, "/chat/messages");
        await visitor.PressesAsync("end");
        _time.Advance(TimeSpan.FromHours(25));

        var answer = await page.SendsAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Too late", answer.Document.GetElementById("chat-text")!.TextContent);
        Assert.Equal("This conversation was closed. Start a new one.", answer.Text("#chat-text-error"));
    }

    [Fact]
    public async Task The_form_knows_the_name_and_the_address_that_the_same_browser_gave_last_and_nobody_elses()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync("Ada");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorEmail, "ada@example.org")));
        await visitor.PressesAsync("end");
        _time.Advance(TimeSpan.FromHours(25));

        var form = await visitor.OpensPaneAsync();
        await using var stranger = new ChatVisitor(_server.Url);

        Assert.Equal(("Ada", "ada@example.org"), Given(form));
        Assert.Contains("no-store", form.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(("", ""), Given(await stranger.OpensPaneAsync()));
        Assert.DoesNotContain("ada@example.org", (await visitor.Http.Get("/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_finds_the_address_of_the_account()
    {
        var id = await _server.AddUserAsync("lena");
        await _server.WithDb(db => db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "lena@example.org")));
        await using var lena = new ChatVisitor(_server.Url);
        using var signedIn = await lena.Http.SignInAsync("lena");

        Assert.Equal("lena@example.org", (await lena.OpensPaneAsync()).Document.GetElementById("chat-email")!.GetAttribute("value"));
    }

    private static async Task<string?> BadgeAsync(ChatVisitor visitor) =>
        (await visitor.Http.Get("/")).Document.QuerySelector("#chat-launcher #chat-unread")!.GetAttribute("data-unread");

    private static (string? Name, string? Email) Given(Answer form) =>
        (form.Document.GetElementById("chat-name")!.GetAttribute("value") ?? "", form.Document.GetElementById("chat-email")!.GetAttribute("value") ?? "");
}
