using System.Net;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat.Privacy;

/// <summary>Who is blocked by whom, and what must be said about it.</summary>
public sealed class BlockFormTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private HttpClient _ada = null!;

    public async ValueTask InitializeAsync() => _ada = await _server.BrowserOfAsync("ada", isAuthor: true);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("", "1", "Say why, for the other authors.")]
    [InlineData(" \n ", "1", "Say why, for the other authors.")]
    [InlineData("long", "1", "That reason is too long: 200 characters at most.")]
    [InlineData("Spam", "2", "Choose for how long.")]
    [InlineData("Spam", "", "Choose for how long.")]
    public async Task A_block_needs_a_reason_and_a_time_and_keeps_what_was_typed(string reason, string days, string sentence)
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        var typed = reason == "long" ? new string('x', 201) : reason;

        var answer = await _ada.Post($"/chats/{visitor.Conversation}/block", await BlockForm.FieldsAsync(_ada, typed, days));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(sentence, answer.Text("#block-error"));
        Assert.Equal(typed.Trim(), answer.Document.GetElementById("block-reason")!.GetAttribute("value"));
        await visitor.SaysAsync("Still here");
    }

    [Fact]
    public async Task Nobody_blocks_in_a_chat_that_is_not_theirs_or_oneself()
    {
        using var eve = await _server.BrowserOfAsync("eve", isAuthor: true);
        var adas = (await _server.FindAsync("ada"))!.Id;
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Tide");
            article.AuthorId = adas;
            db.Add(article);
        });
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/tide");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, false)));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Post($"/chats/{visitor.Conversation}/block", await BlockForm.FieldsAsync(eve, "Spam", "1"))).Status);

        await using var lena = new ChatVisitor(_server.Url);
        using var signedIn = await lena.Http.SignInAsync("ada");
        await lena.StartsAsync();
        var own = await lena.Http.Post($"/chats/{lena.Conversation}/block", await BlockForm.FieldsAsync(lena.Http, "Spam", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
        Assert.Equal("You cannot block yourself.", own.Text("#block-error"));
        Assert.Equal(0, await _server.WithDb(db => db.VisitorBlocks.CountAsync()));
    }
}
