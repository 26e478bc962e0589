using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>How many conversations may be started: the product's own numbers, on a clock that a test moves.</summary>
public sealed class NewChatPaceTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public NewChatPaceTests() => _server = new BlogServer { HasLimits = true, Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_visitor_starts_three_chats_and_then_one_every_twenty_minutes()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        for (var i = 0; i < 3; i++)
        {
            await visitor.StartsAsync(text: $"Chat {i}");
            await CloseLongAgoAsync(visitor.ConversationId);
        }

        await visitor.OpensPaneAsync();
        var before = await _server.CountChatRowsAsync();
        var fourth = await visitor.PostsStartAsync("Ada", "My fourth question");

        Assert.Equal((HttpStatusCode.TooManyRequests, "1200"), (fourth.Status, fourth.Headers["Retry-After"]));
        Assert.Contains("Many chats were started here lately.", fourth.Text("#chat-text-error"), StringComparison.Ordinal);
        Assert.Equal(("Ada", "My fourth question"), (fourth.Document.QuerySelector("#chat-name")!.GetAttribute("value"), fourth.Text("#chat-text")));
        Assert.Equal(before, await _server.CountChatRowsAsync());

        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsStartAsync("Ada", "My fourth question")).Status);
    }

    [Fact]
    public async Task One_address_starts_sixty_and_another_is_not_held_up()
    {
        for (var i = 0; i < 60; i++)
        {
            await using var one = new ChatVisitor(_server.Url);
            await one.StartsAsync();
        }

        await using var late = new ChatVisitor(_server.Url);
        await late.OpensPaneAsync();
        await using var elsewhere = new ChatVisitor(_server.Url, new CookieJar { Address = "127.0.0.2" });

        Assert.Equal(HttpStatusCode.TooManyRequests, (await late.PostsStartAsync("Ada", "One more")).Status);
        await elsewhere.StartsAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await late.PostsStartAsync("Ada", "One more")).Status);
    }

    [Fact]
    public async Task A_start_pressed_often_at_once_counts_as_one()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.OpensPaneAsync();
        var id = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.PostsStartAsync("Ada", "Hello", clientId: id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        for (var i = 0; i < 2; i++)
        {
            await CloseLongAgoAsync(visitor.ConversationId);
            await visitor.StartsAsync();
        }
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_is_not_counted()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.OpensPaneAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostsStartAsync("", "No name")).Status);
        }

        await visitor.StartsAsync();
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_field_starts_nothing()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        var field = (await visitor.Http.Get("/chat")).Document.QuerySelector("#chat-start input[name=website]")!;
        var before = await _server.CountChatRowsAsync();

        var filled = await visitor.Http.SendsForm("/chat", new() { ["name"] = "Bot", ["text"] = "Buy this", ["website"] = "https://example.org" });

        Assert.Equal(("-1", "true"), (field.GetAttribute("tabindex"), field.Closest("[aria-hidden]")!.GetAttribute("aria-hidden")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, filled.Status);
        Assert.Contains("has to stay empty", filled.Text("#chat-text-error"), StringComparison.Ordinal);
        Assert.Equal("Buy this", filled.Text("#chat-text"));
        Assert.Equal(before, await _server.CountChatRowsAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Http.SendsForm("/chat", new() { ["name"] = "Ada", ["text"] = "A question" })).Status);
    }

    /// <summary>So long that writing does not open it again.</summary>
    private Task<int> CloseLongAgoAsync(Guid conversationId) =>
        _server.WithDb(db => db.Conversations.Where(row => row.Id == conversationId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedUtc, Some.Day)));
}
