using System.Net;
using AngleSharp.Dom;
using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Private notes: seen by everybody who answers, and by nobody else.</summary>
public sealed class NoteTests : IAsyncLifetime
{
    private const string Secret = "zqsecret about the silt";

    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_that_a_visitor_gets_holds_a_note()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await using var streaming = new ChatVisitor(_server.Url, visitor.Cookies) { UsesStreams = true };
        await streaming.OpensPaneAsync();
        await streaming.ConnectsAsync();
        await ada.OpensAsync(visitor.Conversation);
        await eve.OpensAsync(visitor.Conversation);

        Assert.Equal(HttpStatusCode.OK, (await NotesAsync(ada, visitor, Secret)).Status);
        await eve.SeesAsync(view => view[ChatIds.Notes(visitor.ConversationId)]!.TextContent.Contains(Secret, StringComparison.Ordinal));
        await ada.SaysAsync(visitor.Conversation, "An answer");
        await visitor.SeesAsync("An answer");
        await streaming.SeesAsync("An answer");
        await visitor.PostsAsync("By post");
        await visitor.OpensPaneAsync();
        await visitor.ReadsHistoryAsync();
        List<string> pages = [visitor.Everything, streaming.Everything];
        foreach (var address in (string[])["/", "/chat", $"/chat/history?c={visitor.Conversation}", $"/chats/{visitor.Conversation}", $"/chats/history?c={visitor.Conversation}", $"/chats/{visitor.Conversation}/notes"])
        {
            pages.Add((await visitor.Http.Get(address)).Html);
        }

        Assert.Contains("An answer", pages[0], StringComparison.Ordinal);
        Assert.Contains("An answer", pages[1], StringComparison.Ordinal);
        Assert.Contains("By post", pages[4], StringComparison.Ordinal);
        Assert.DoesNotContain(pages, page => page.Contains("zqsecret", StringComparison.Ordinal) || page.Contains("data-aside", StringComparison.Ordinal));
        Assert.Contains(Secret, (await eve.Http.Get($"/chats/{visitor.Conversation}")).Html, StringComparison.Ordinal);
        Assert.Contains(Secret, (await eve.Http.Get($"/chats/history?c={visitor.Conversation}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_stand_in_a_note_as_in_a_message_and_nothing_stands_around_its_text()
    {
        const string Text = "See https://example.org/silt?a=1&b=2, please.";
        const string Link = "https://example.org/silt?a=1&amp;b=2";
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", Text);
        await NotesAsync(ada, visitor, Text);

        var thread = (await ada.Http.Get($"/chats/{visitor.Conversation}")).Document;

        foreach (var said in (string[])[".msg[data-sender] > .text", ".msg[data-kind=note] > .text"])
        {
            Assert.Equal($"See <a href=\"{Link}\" rel=\"nofollow ugc noopener\" target=\"_blank\">{Link}</a>, please.", Assert.Single(thread.QuerySelectorAll(said)).InnerHtml);
        }
    }

    [Fact]
    public async Task A_note_stands_after_the_message_it_was_written_after_and_is_no_message()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "One");
        await NotesAsync(ada, visitor, Secret);
        await visitor.SaysAsync("Two");

        var page = (await ada.Http.Get($"/chats/{visitor.Conversation}")).Document;

        var rows = page.QuerySelectorAll($"#{ChatIds.Messages(visitor.ConversationId)} > li:not([hidden])");
        Assert.Equal(["One", Secret, "Two"], rows.Select(row => row.QuerySelector(".text")!.TextContent));
        Assert.Equal(["1", null, "2"], rows.Select(row => row.GetAttribute("data-seq")));
        Assert.Contains("Private note", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _server.WithDb(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Notes_are_written_where_somebody_else_answers_and_where_it_is_closed()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.PressesAsync(visitor.Conversation, "claim");
        Assert.Equal(HttpStatusCode.Conflict, (await eve.PostsAsync(visitor.Conversation, "Me too")).Status);

        Assert.Equal(HttpStatusCode.OK, (await NotesAsync(eve, visitor, "By the way")).Status);
        await ada.ClosesAsync(visitor.Conversation);
        Assert.Equal(HttpStatusCode.OK, (await NotesAsync(eve, visitor, "Afterwards")).Status);

        Assert.Equal(["By the way", "Afterwards"], await _server.WithDb(db => db.ConversationNotes.OrderBy(note => note.Id).Select(note => note.Text).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_wrote_a_note_deletes_it_and_nobody_else()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await NotesAsync(ada, visitor, Secret);
        await eve.OpensAsync(visitor.Conversation);
        await eve.SeesAsync(view => view[ChatIds.Notes(visitor.ConversationId)]!.QuerySelector("[data-aside]") is not null);
        var id = await _server.WithDb(db => db.ConversationNotes.Select(note => note.Id).SingleAsync());
        Assert.DoesNotContain("Delete note", (await eve.Http.Get($"/chats/{visitor.Conversation}")).Html, StringComparison.Ordinal);
        Assert.Contains("Delete note", (await ada.Http.Get($"/chats/{visitor.Conversation}")).Html, StringComparison.Ordinal);

        await DeletesAsync(eve, visitor, id);
        Assert.Equal(1, await _server.WithDb(db => db.ConversationNotes.CountAsync()));
        await DeletesAsync(ada, visitor, id);

        Assert.Equal(0, await _server.WithDb(db => db.ConversationNotes.CountAsync()));
        await eve.SeesAsync(view => view[ChatIds.Notes(visitor.ConversationId)]!.QuerySelector("[data-aside]") is null);
    }

    [Theory]
    [InlineData("  ", "Write something first.")]
    [InlineData(null, "a note has at most 2,000 characters")]
    public async Task A_note_that_can_not_be_kept_comes_back_with_the_reason(string? text, string reason)
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        var typed = text ?? new string('z', Message.MaxTextLength + 1);

        var answer = await NotesAsync(ada, visitor, typed);
        var page = await ada.SubmitsAsync($"/chats/{visitor.Conversation}/notes", ("text", typed));

        foreach (var refused in (Answer[])[answer, page])
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(reason, refused.Document.QuerySelector("#note-form .error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed.Trim(), refused.Document.QuerySelector("#note-text")!.TextContent.Trim());
        }

        Assert.Equal(0, await _server.WithDb(db => db.ConversationNotes.CountAsync()));
    }

    [Fact]
    public async Task Without_script_a_note_is_a_form_and_a_page()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");

        var answer = await ada.SubmitsAsync($"/chats/{visitor.Conversation}/notes", ("text", Secret));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Contains(Secret, (await ada.Http.Get($"/chats/{visitor.Conversation}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_may_not_see_a_chat_can_not_note_in_it()
    {
        var writer = await _server.AddWriterAsync("writer", "guarded");
        await using var owner = await ChatAuthor.AtDeskAsync(_server.Url, writer);
        await using var other = await ChatAuthor.AtDeskAsync(_server, "bystander");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, path: "/articles/guarded");

        Assert.Equal(HttpStatusCode.OK, (await NotesAsync(owner, visitor, Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await NotesAsync(other, visitor, "I may not")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await NotesAsync(other, visitor, "")).Status);
        Assert.Equal(Secret, await _server.WithDb(db => db.ConversationNotes.Select(note => note.Text).SingleAsync()));
    }

    [Fact]
    public async Task What_was_read_stands_between_the_messages_for_authors_only()
    {
        await _server.AddWriterAsync("writer", "gauges");
        await _server.AddWriterAsync("other", "waders");
        await using var boss = await ChatAuthor.AtDeskAsync(_server, "boss", isAdministrator: true);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "One");
        await visitor.SaysAsync("Two");
        await boss.OpensAsync(visitor.Conversation);
        await ReadsAsync("gauges", 80);
        await ReadsAsync("waders", 20);
        Assert.Empty(Stops(boss.View[ChatIds.Reads(visitor.ConversationId)]!));
        await visitor.SaysAsync("Three");
        await boss.SeesAsync(view => Stops(view[ChatIds.Reads(visitor.ConversationId)]!).SequenceEqual(["2"]));
        await ReadsAsync("gauges", 100);
        await visitor.SaysAsync("Four");
        await boss.SeesAsync(view => Stops(view[ChatIds.Reads(visitor.ConversationId)]!).SequenceEqual(["2", "3"]));

        var page = (await boss.Http.Get($"/chats/{visitor.Conversation}")).Document;
        var rows = page.QuerySelectorAll($"#{ChatIds.Messages(visitor.ConversationId)} > li:not([hidden])").Select(row =>
            row.HasAttribute("data-aside")
                ? string.Join(", ", row.QuerySelectorAll(".read-stop").Select(stop => $"{stop.QuerySelector("a")!.GetAttribute("href")} {stop.TextContent.Split('(')[1].TrimEnd(')')}"))
                : row.QuerySelector(".text")!.TextContent);
        Assert.Equal(["One", "Two", "/articles/gauges 80 %, /articles/waders 20 %", "Three", "/articles/gauges 100 %", "Four"], rows);
        await visitor.ReadsHistoryAsync();
        Assert.DoesNotContain("data-aside", visitor.Everything, StringComparison.Ordinal);

        async Task ReadsAsync(string slug, int percent)
        {
            await visitor.SendAsync(new { type = "reading", path = $"/articles/{slug}", percent });
            await boss.SeesAsync(view => view[ChatIds.Trail(visitor.ConversationId)]!.TextContent.Contains($"{percent} %", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string?> Stops(IElement reads) => reads.QuerySelectorAll("[data-aside]").Select(row => row.GetAttribute("data-after"));

    private static Task<Answer> NotesAsync(ChatAuthor author, ChatVisitor visitor, string text) =>
        author.SubmitsAsync($"/chats/{visitor.Conversation}/notes", [("text", text)], ("HX-Request", "true"), ("HX-Target", ChatIds.NoteForm));

    private static Task<Answer> DeletesAsync(ChatAuthor author, ChatVisitor visitor, int id) =>
        author.SubmitsAsync($"/chats/{visitor.Conversation}/notes?handler=delete&note={id}", [], ("HX-Request", "true"), ("HX-Target", ChatIds.Thread));
}
