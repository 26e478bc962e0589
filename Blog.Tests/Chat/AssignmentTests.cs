using System.Net;
using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Who of the authors answers: taking, taking over, handing on, and what the others see of it.</summary>
public sealed class AssignmentTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Of_two_who_take_a_chat_at_once_one_wins_and_the_other_hears_whose_it_is()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.OpensAsync(visitor.Conversation);
        await eve.OpensAsync(visitor.Conversation);
        Assert.Contains("Nobody has taken it yet.", Owner(ada, visitor), StringComparison.Ordinal);

        var answers = await Task.WhenAll(ada.PressesAsync(visitor.Conversation, "claim"), eve.PressesAsync(visitor.Conversation, "claim"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var (winner, loser) = answers[0].Status == HttpStatusCode.OK ? ("ada", eve) : ("eve", ada);
        Assert.Contains($"{winner} Test was quicker and has this conversation.", answers.Single(answer => answer.Status == HttpStatusCode.Conflict).Html, StringComparison.Ordinal);
        Assert.True(await loser.SeesWithinAsync(TimeSpan.FromSeconds(1), view => view[ChatIds.Owner(visitor.ConversationId)]!.TextContent.Contains($"{winner} Test answers this conversation.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_does_not_have_it_can_read_it_and_write_after_taking_over()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.PressesAsync(visitor.Conversation, "claim");
        await eve.OpensAsync(visitor.Conversation);
        Assert.True(eve.View.Shows("Hello"));

        var refused = await eve.PostsAsync(visitor.Conversation, "Me too");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Take it over to write in it.", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Me too", refused.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await eve.PressesAsync(visitor.Conversation, "takeover")).Status);
        await eve.SaysAsync(visitor.Conversation, "Now it is mine");
        await visitor.SeesAsync("Now it is mine");
        Assert.Equal(HttpStatusCode.Conflict, (await ada.PostsAsync(visitor.Conversation, "And I?")).Status);
    }

    [Fact]
    public async Task Handing_over_carries_a_note_that_only_authors_get()
    {
        await _server.AddUserAsync("eve", isAuthor: true, isAdministrator: false);
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        var eveId = await _server.WithDb(db => db.Users.Where(user => user.UserName == "eve").Select(user => user.Id).SingleAsync());

        var answer = await ada.PressesAsync(visitor.Conversation, "transfer", ("to", $"{eveId}"), ("word", "She asks about silt"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("eve Test answers this conversation.", answer.Html, StringComparison.Ordinal);
        var note = await _server.WithDb(db => db.ConversationNotes.SingleAsync());
        Assert.Equal(("She asks about silt", "ada Test", 1L), (note.Text, note.AuthorName, note.AfterSeq));
        Assert.Equal(1, await _server.WithDb(db => db.Messages.CountAsync()));
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("")]
    public async Task Only_somebody_who_answers_gets_a_chat(string userName)
    {
        await _server.AddUserAsync("reader", isAuthor: false, isAdministrator: false);
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        var to = await _server.WithDb(db => db.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleOrDefaultAsync());

        var answer = await ada.PressesAsync(visitor.Conversation, "transfer", ("to", $"{to}"), ("word", "Take it"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Choose somebody who answers chats.", answer.Html, StringComparison.Ordinal);
        Assert.Null(await _server.WithDb(db => db.Conversations.Select(row => row.AssignedToId).SingleAsync()));
        Assert.Equal(0, await _server.WithDb(db => db.ConversationNotes.CountAsync()));
    }

    [Fact]
    public async Task Whoever_gives_a_chat_back_leaves_it_to_all()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.PressesAsync(visitor.Conversation, "claim");
        await ada.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector("[aria-label='Yours']") is not null);

        await ada.PressesAsync(visitor.Conversation, "release");

        await ada.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector("[aria-label='Yours']") is null);
        Assert.True(await _server.WithDb(db => db.Conversations.Select(row => row.OpenToAll).SingleAsync()));
    }

    [Fact]
    public async Task Authors_see_who_else_has_a_chat_open_and_who_writes_there()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await ada.OpensAsync(visitor.Conversation);
        await using (var eve = await ChatAuthor.AtDeskAsync(_server, "eve"))
        {
            await eve.OpensAsync(visitor.Conversation);
            await ada.SeesAsync(view => view[ChatIds.Owner(visitor.ConversationId)]!.TextContent.Contains("Also here: eve", StringComparison.Ordinal));
            await eve.SendAsync(new { type = "typing", c = visitor.Conversation });
            await ada.SeesAsync(view => view[ChatIds.Typing(visitor.ConversationId)]!.TextContent.Contains("eve Test is typing", StringComparison.Ordinal));
        }

        await ada.SeesAsync(view => !view[ChatIds.Owner(visitor.ConversationId)]!.TextContent.Contains("eve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_that_is_handed_out_of_sight_is_taken_off_the_page()
    {
        await _server.AddUserAsync("boss", isAuthor: false, isAdministrator: true);
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        var adaId = await _server.WithDb(db => db.Users.Where(user => user.UserName == "ada").Select(user => user.Id).SingleAsync());
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, false).SetProperty(row => row.AssignedToId, adaId)));
        await using var tab = await ada.OpensAnotherTabAsync();
        await tab.OpensAsync(visitor.Conversation);
        var bossId = await _server.WithDb(db => db.Users.Where(user => user.UserName == "boss").Select(user => user.Id).SingleAsync());

        var answer = await ada.PressesAsync(visitor.Conversation, "transfer", ("to", $"{bossId}"));

        Assert.Contains("No conversation open", answer.Html, StringComparison.Ordinal);
        await tab.SeesAsync(view => view[ChatIds.Thread]!.TextContent.Contains("This conversation is not here any more", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PressesAsync(visitor.Conversation, "claim")).Status);
    }

    private static string Owner(ChatAuthor author, ChatVisitor visitor) => author.View[ChatIds.Owner(visitor.ConversationId)]!.TextContent;
}
