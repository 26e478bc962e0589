using System.Net;
using Blog.Chat;
using Blog.Data;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>The end of a conversation, as its visitor sees it: rating, going on, starting anew, reading what was.</summary>
public sealed class EndingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public EndingTests() => _server = new BlogServer { Time = _time };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_visitor_ends_the_chat_and_both_sides_see_it_at_once()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await author.OpensAsync(visitor.Conversation);
        await visitor.SeesAsync(view => IsClosed(view) == false);

        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("end")).Status);

        await visitor.SeesAsync("Ada closed the conversation");
        await author.SeesAsync("Ada closed the conversation");
        await visitor.SeesAsync(view => IsClosed(view) == true);
        await author.SeesAsync(view => view.Inbox.Count == 0);
    }

    [Fact]
    public async Task The_pane_changes_when_an_author_closes_and_changes_back_when_the_visitor_writes()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await author.ClosesAsync(visitor.Conversation);
        await visitor.SeesAsync(view => IsClosed(view) == true);

        await visitor.SaysAsync("One more thing");

        await visitor.SeesAsync(view => IsClosed(view) == false);
    }

    [Fact]
    public async Task What_the_visitor_thought_is_kept_and_may_be_changed()
    {
        await using var visitor = await EndedAsync();
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("rating", ("rating", "Liked"))).Status);
        await visitor.SeesAsync(view => Pressed(view) == "Liked");
        _time.Advance(TimeSpan.FromMinutes(1));

        await visitor.PressesAsync("rating", ("rating", "Disliked"), ("comment", "  The table was of another year.  "));

        await visitor.SeesAsync(view => Pressed(view) == "Disliked");
        var stored = await _server.StoredConversationAsync(visitor.ConversationId);
        Assert.Equal((ChatRating.Disliked, "The table was of another year.", _time.GetUtcNow().UtcDateTime), (stored.Rating!.Value, stored.RatingComment, stored.RatedUtc!.Value));
    }

    [Fact]
    public async Task A_comment_that_is_too_long_is_refused_with_its_text()
    {
        await using var visitor = await EndedAsync();
        await visitor.PressesAsync("rating", ("rating", "Liked"));
        var longest = new string('m', Conversation.MaxRatingCommentLength);

        var refused = await visitor.PressesAsync("rating", ("rating", "Liked"), ("comment", longest + "m"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("That comment is too long: 500 characters at most.", refused.Text("#step-error"));
        Assert.Equal(longest + "m", refused.Document.QuerySelector("#rating-comment")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("rating", ("rating", "Liked"), ("comment", longest))).Status);
    }

    [Fact]
    public async Task A_changed_rating_keeps_the_comment_and_enter_changes_no_rating()
    {
        await using var visitor = await EndedAsync();
        await visitor.PressesAsync("rating", ("rating", "Disliked"));

        var saved = await visitor.PressesAsync("rating", ("rating", "Disliked"), ("comment", "Of another year"));

        Assert.Equal("Your words are saved.", saved.Text("#chat-step [role=status]"));
        var form = Assert.Single(saved.Document.QuerySelectorAll("#chat-step form"));
        Assert.NotNull(form.QuerySelector("#rate-liked"));
        Assert.Equal("Of another year", form.QuerySelector("input[name=comment]")!.GetAttribute("value"));
        Assert.Equal("Disliked", form.QuerySelector("button")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_a_closed_conversation_of_ones_own_is_rated_and_only_with_one_of_two_words()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await using var other = await ChatVisitor.StartedAsync(_server.Url, "Mallory");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PressesAsync("rating", ("rating", "Liked"))).Status);
        await visitor.PressesAsync("end");

        Assert.Equal(HttpStatusCode.NotFound, (await other.PressesAsync("rating", ("rating", "Liked"), ("c", visitor.Conversation))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PressesAsync("end", ("c", visitor.Conversation))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PressesAsync("rating", ("rating", "Loved"))).Status);
        Assert.Null((await _server.StoredConversationAsync(visitor.ConversationId)).Rating);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("rating", ("rating", "Liked"))).Status);
    }

    [Fact]
    public async Task One_hour_after_the_end_a_message_goes_on_with_the_same_conversation_and_waits_for_an_answer()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var first = visitor.Conversation;
        await author.ClosesAsync(first);
        await author.SeesAsync(view => view.Inbox.Count == 0);
        _time.Advance(TimeSpan.FromHours(1));

        await visitor.OpensPaneAsync();
        var posted = await visitor.PostsAsync("Still there?");

        Assert.Equal((HttpStatusCode.OK, first), (posted.Status, visitor.Conversation));
        await author.SeesAsync(view => view.Inbox is [{ IsWaiting: true } row] && row.Conversation == first);
    }

    [Fact]
    public async Task Twenty_five_hours_after_the_end_a_new_conversation_begins_and_the_old_one_is_listed_to_be_read()
    {
        await using var visitor = await EndedAsync();
        var first = visitor.Conversation;
        _time.Advance(TimeSpan.FromHours(25));
        var form = await visitor.OpensPaneAsync();
        Assert.Equal("", visitor.Conversation);
        Assert.Equal("4 May 2026 Hello", form.Text(".past-chats a"));

        await visitor.StartsAsync(text: "Anew");

        Assert.NotEqual(first, visitor.Conversation);
        var list = await visitor.Http.Get("/chat?earlier=true");
        Assert.Equal("4 May 2026 Hello", list.Text(".past-chats a"));
        var past = await visitor.Http.Get(list.Document.QuerySelector(".past-chats a")!.GetAttribute("href")!);
        Assert.Contains("Hello", past.Texts("li .text"));
        Assert.Null(past.Document.QuerySelector("main textarea, main [ws-connect]"));
        Assert.Equal(HttpStatusCode.NotFound, (await new ChatVisitor(_server.Url).Http.Get($"/chat?c={first}")).Status);
    }

    [Fact]
    public async Task A_new_chat_need_not_wait_for_a_day_once_the_present_one_is_over()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        var first = visitor.Conversation;
        Assert.Null((await visitor.Http.Get("/chat?new=true")).Document.QuerySelector("#chat-start"));
        await visitor.PressesAsync("end");
        Assert.NotNull((await visitor.Http.Get("/chat?new=true")).Document.QuerySelector("#chat-start"));

        await visitor.PostsStartAsync("Ada", "Something else");

        Assert.NotEqual(first, visitor.Conversation);
        Assert.Equal(first, (await visitor.Http.Get("/chat?earlier=true")).Document.QuerySelector(".past-chats a")!.GetAttribute("href")!["/chat?c=".Length..]);
    }

    private async Task<ChatVisitor> EndedAsync()
    {
        var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.PressesAsync("end");
        await visitor.SeesAsync(view => IsClosed(view) == true);
        return visitor;
    }

    private static bool? IsClosed(ChatView view) => view[ChatIds.Step]?.GetAttribute("data-closed") switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static string? Pressed(ChatView view) => view[ChatIds.Step]?.QuerySelector("[aria-pressed=true]")?.GetAttribute("value");
}
