using Blog.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>How far messages come, who writes just now, and who is here: state that is pushed to whoever looks.</summary>
public sealed class MarkTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public MarkTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_an_authors_list_has_received_is_delivered_and_what_was_seen_is_read()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.SaysAsync("Second");
        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");

        await author.SendAsync(new { type = "received", rows = new Dictionary<string, long>(StringComparer.Ordinal) { [visitor.Conversation] = 9, [$"{Guid.NewGuid():N}"] = 3, ["none"] = 1 } });
        await visitor.SeesAsync(view => Mark(view, visitor, "delivered") == "2");
        Assert.Equal("0", Mark(visitor.View, visitor, "seen"));

        await author.SendAsync(new { type = "seen", c = visitor.Conversation, upTo = 2 });
        await visitor.SeesAsync(view => Mark(view, visitor, "seen") == "2");
        Assert.Equal("2045-11-14T07:10:00Z", Mark(visitor.View, visitor, "seen-at"));
    }

    [Fact]
    public async Task The_author_sees_how_far_an_answer_came()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await author.OpensAsync(visitor.Conversation);
        await author.SaysAsync(visitor.Conversation, "Answer");

        await visitor.SendAsync(new { type = "received", upTo = 3 });
        await author.SeesAsync(view => Mark(view, visitor, "delivered") == "3");
        Assert.Equal("1", Mark(author.View, visitor, "seen"));
        await visitor.SendAsync(new { type = "seen", upTo = 3 });
        await author.SeesAsync(view => Mark(view, visitor, "seen") == "3");
    }

    [Fact]
    public async Task Nobody_receives_for_a_conversation_that_is_not_theirs()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, path: "/");
        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, false)));

        await author.SendAsync(new { type = "received", rows = new Dictionary<string, long>(StringComparer.Ordinal) { [visitor.Conversation] = 1 } });
        await author.SendAsync(new { type = "watch" });
        await author.SeesAsync(view => view[ChatIds.Heartbeat] != null);

        Assert.Equal(1, await _server.WithDb(db => db.ReadMarks.CountAsync()));
    }

    [Fact]
    public async Task Typing_shows_to_the_others_alone_and_is_forgotten_after_four_seconds()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await using var tab = await visitor.OpensAnotherTabAsync();
        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await author.OpensAsync(visitor.Conversation);

        await visitor.SendAsync(new { type = "typing" });
        await author.SeesAsync(view => Typing(view, visitor).Contains("Vera is typing…"));
        _clock.Advance(TimeSpan.FromSeconds(3));
        await visitor.SendAsync(new { type = "typing" });
        await visitor.SaysAsync("Between two words");
        await author.SeesAsync("Between two words");
        await author.SeesAsync(view => Typing(view, visitor).Length == 0);
        await visitor.SendAsync(new { type = "typing" });
        await author.SeesAsync(view => Typing(view, visitor).Contains("Vera is typing…"));
        _clock.Advance(TimeSpan.FromSeconds(4));
        await author.SeesAsync(view => Typing(view, visitor).Length == 0);

        Assert.DoesNotContain("Vera is typing", visitor.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Vera is typing", tab.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_ends_with_the_message_with_a_word_and_with_the_line()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await author.OpensAsync(visitor.Conversation);

        foreach (var end in (Func<Task>[])[() => visitor.SaysAsync("Sent"), () => visitor.PostsAsync("Posted"), () => visitor.SendAsync(new { type = "typing", stop = true }), visitor.LosesTheLineAsync])
        {
            await visitor.SendAsync(new { type = "typing" });
            await author.SeesAsync(view => Typing(view, visitor).Contains("Vera is typing…"));
            await end();
            await author.SeesAsync(view => Typing(view, visitor).Length == 0);
        }
    }

    [Fact]
    public async Task When_the_last_author_leaves_open_pages_show_away_after_the_grace_and_online_at_once_when_one_returns()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await visitor.SeesAsync(view => IsOnline(view) == false);
        var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await visitor.SeesAsync(view => IsOnline(view) == true);

        await author.Socket.CloseAsync();
        await visitor.SaysAsync("Still online: it may be a reload");
        Assert.True(IsOnline(visitor.View));
        await AdvanceUntilAsync(visitor, view => IsOnline(view) == false, atMost: TimeSpan.FromSeconds(75));

        await using var again = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await visitor.SeesAsync(view => IsOnline(view) == true);
        await author.DisposeAsync();
    }

    /// <summary>Steps of a second, since the server sees that somebody left only a moment after they did.</summary>
    private async Task AdvanceUntilAsync(ChatVisitor visitor, Func<ChatView, bool> isShown, TimeSpan atMost)
    {
        for (var passed = TimeSpan.Zero; passed < atMost && !isShown(visitor.View); passed += TimeSpan.FromSeconds(1))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await visitor.PostsAsync($"Still here {passed}");
        }

        Assert.True(isShown(visitor.View));
    }

    private static string? Mark(ChatView view, ChatVisitor visitor, string name) => view[ChatIds.Marks(visitor.ConversationId)]?.GetAttribute($"data-{name}");

    private static string Typing(ChatView view, ChatVisitor visitor) => view[ChatIds.Typing(visitor.ConversationId)]?.TextContent.Trim() ?? "";

    private static bool? IsOnline(ChatView view) => view[ChatIds.LauncherPresence]?.GetAttribute("data-presence") is { } presence ? presence == "online" : null;
}
