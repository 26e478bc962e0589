using System.Net;
using Blog.Chat;
using Blog.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>Whoever waits for two minutes is told once that the page may be left, and may leave an address.</summary>
public sealed class WaitingLineTests : IAsyncDisposable
{
    private const string Line = "Still waiting for an answer. You may leave: add your e-mail and the answer will follow.";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public WaitingLineTests() => _server = new BlogServer { Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_comes_after_120_seconds_and_not_before_and_only_once()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        _time.Advance(TimeSpan.FromSeconds(119));
        await TellAsync();
        Assert.Equal(["Hello"], (await _server.StoredMessagesAsync(visitor.ConversationId)).Select(message => message.Text));

        _time.Advance(TimeSpan.FromSeconds(1));
        await TellAsync();
        await visitor.SeesAsync(Line);
        await visitor.SaysAsync("Hello again");
        _time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync();

        Assert.Equal(["Hello", "StillWaiting", "Hello again"], (await _server.StoredMessagesAsync(visitor.ConversationId)).Select(message => message.Text));
    }

    [Fact]
    public async Task It_names_whom_one_waits_for_and_asks_for_an_address_only_where_there_is_none()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var taken = await ChatVisitor.StartedAsync(_server.Url, "Taken");
        await using var mailed = await ChatVisitor.StartedAsync(_server.Url, "Mailed");
        await using var both = await ChatVisitor.StartedAsync(_server.Url, "Both");
        await ada.PressesAsync(taken.Conversation, "claim");
        await ada.PressesAsync(both.Conversation, "claim");
        await mailed.PressesAsync("email", ("email", "mailed@example.org"));
        await both.PressesAsync("email", ("email", "both@example.org"));
        _time.Advance(TimeSpan.FromMinutes(2));

        await TellAsync();

        await taken.SeesAsync("Still waiting for ada Test. You may leave: add your e-mail and the answer will follow.");
        await mailed.SeesAsync("Still waiting for an answer. You may leave: it will follow by e-mail.");
        await both.SeesAsync("Still waiting for ada Test. You may leave: the answer will follow by e-mail.");
    }

    [Fact]
    public async Task Nobody_is_told_who_has_an_answer_or_whose_chat_is_over()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var answered = await ChatVisitor.StartedAsync(_server.Url, "Answered");
        await using var over = await ChatVisitor.StartedAsync(_server.Url, "Over");
        await using var waiting = await ChatVisitor.StartedAsync(_server.Url, "Waiting");
        await author.PostsAsync(answered.Conversation, "Yes");
        await over.PressesAsync("end");
        _time.Advance(TimeSpan.FromMinutes(3));

        await TellAsync();

        Assert.Contains("StillWaiting", (await _server.StoredMessagesAsync(waiting.ConversationId)).Select(message => message.Text));
        Assert.DoesNotContain("StillWaiting", (await _server.StoredMessagesAsync(answered.ConversationId)).Select(message => message.Text));
        Assert.DoesNotContain("StillWaiting", (await _server.StoredMessagesAsync(over.ConversationId)).Select(message => message.Text));
    }

    [Fact]
    public async Task It_is_no_message_in_the_authors_list_and_moves_nothing_there()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var first = await ChatVisitor.StartedAsync(_server.Url, "First", "Said first");
        _time.Advance(TimeSpan.FromSeconds(100));
        await using var second = await ChatVisitor.StartedAsync(_server.Url, "Second", "Said second");
        var before = await _server.StoredConversationAsync(first.ConversationId);
        _time.Advance(TimeSpan.FromSeconds(30));

        await TellAsync();
        await first.SeesAsync(Line);

        var after = await _server.StoredConversationAsync(first.ConversationId);
        Assert.Equal((before.LastText, before.LastSender, before.LastMessageUtc, before.WaitingSinceUtc), (after.LastText, after.LastSender, after.LastMessageUtc, after.WaitingSinceUtc));
        var list = await author.Http.Get("/chats");
        Assert.Equal([first.Conversation, second.Conversation], InboxEntry.AllIn(list.Document.QuerySelector("#inbox")).Select(row => row.Conversation));
        Assert.Equal([1, 1], InboxEntry.AllIn(list.Document.QuerySelector("#inbox")).Select(row => row.Unread));
        Assert.Equal(0, first.View.Unread);
    }

    [Fact]
    public async Task An_address_may_then_be_left_and_is_asked_for_no_more()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.SeesAsync(view => Step(view) == "none");
        _time.Advance(TimeSpan.FromMinutes(2));
        await TellAsync();
        await visitor.SeesAsync(view => Step(view) == "email");

        var refused = await visitor.PressesAsync("email", ("email", "ada at home"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("That does not look like an e-mail address.", refused.Text("#step-error"));
        Assert.Equal("ada at home", refused.Document.QuerySelector("#step-email")!.GetAttribute("value"));
        Assert.Null((await _server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);

        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("email", ("email", " ada@example.org "))).Status);
        Assert.Equal("ada@example.org", (await _server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);
        await visitor.SeesAsync(view => view[ChatIds.Step]!.TextContent.Contains("The answer also goes to ada@example.org.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_answer_an_address_is_asked_for_only_when_the_next_one_takes_as_long()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        _time.Advance(TimeSpan.FromMinutes(2));
        await TellAsync();
        await visitor.SeesAsync(view => Step(view) == "email");
        await author.PostsAsync(visitor.Conversation, "Here I am");
        await visitor.SeesAsync(view => Step(view) == "none");

        await visitor.SaysAsync("And one thing more");
        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal("none", await StepOnThePageAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("email", await StepOnThePageAsync());

        async Task<string?> StepOnThePageAsync() => (await visitor.OpensPaneAsync()).Document.QuerySelector("#chat-step")!.GetAttribute("data-step");
    }

    [Theory]
    [InlineData("ada..b@example")]
    [InlineData("ada b@example.org")]
    [InlineData("ada@example.org.")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("@example.org")]
    public async Task An_address_to_which_no_letter_can_go_is_refused_at_once(string address)
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PressesAsync("email", ("email", address))).Status);

        Assert.Null((await _server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);
    }

    [Fact]
    public async Task While_nobody_is_here_an_address_is_asked_for_at_once()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);

        await visitor.SeesAsync(view => Step(view) == "email");
        Assert.Equal("email", (await visitor.OpensPaneAsync()).Document.QuerySelector("#chat-step")!.GetAttribute("data-step"));
    }

    [Fact]
    public async Task An_address_that_was_mistyped_can_be_mended_until_somebody_answers()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.PressesAsync("email", ("email", "ada@example.ogr"));
        Assert.Equal("ada@example.ogr", (await visitor.OpensPaneAsync()).Document.QuerySelector(".mend #step-email")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("email", ("email", "ada@example.org"))).Status);

        Assert.Equal("ada@example.org", (await _server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);
        var refused = await visitor.PressesAsync("email", ("email", "ada at home"));
        Assert.Equal("That does not look like an e-mail address.", refused.Text("#step-error"));
        Assert.True(refused.Document.QuerySelector(".mend")!.HasAttribute("open"));
        Assert.Equal("ada at home", refused.Document.QuerySelector("#step-email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Once_somebody_has_answered_an_address_is_not_exchanged_for_another()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("email", ("email", "ada@example.org"))).Status);
        await author.PostsAsync(visitor.Conversation, "Here I am");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PressesAsync("email", ("email", "eve@example.org"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("email", ("email", "ada@example.org"))).Status);

        Assert.Equal("ada@example.org", (await _server.StoredConversationAsync(visitor.ConversationId)).VisitorEmail);
        await visitor.PressesAsync("end");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PressesAsync("email", ("email", "eve@example.org"))).Status);
    }

    [Fact]
    public async Task It_is_looked_for_every_few_seconds()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        _time.Advance(TimeSpan.FromSeconds(118));

        for (var tries = 0; tries < 100 && !visitor.View.Shows(Line); tries++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await visitor.SeesWithinAsync(TimeSpan.FromMilliseconds(300), view => view.Shows(Line));
        }

        Assert.True(visitor.View.Shows(Line));
    }

    private static string? Step(ChatView view) => view[ChatIds.Step]?.GetAttribute("data-step");

    private Task TellAsync() => _server.Services.GetServices<IHostedService>().OfType<WaitingLines>().Single().TellAsync(TestContext.Current.CancellationToken);
}
