using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Saved replies: one's own and the shared ones.</summary>
public sealed class CannedReplyTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Own_replies_are_one_s_own_and_shared_ones_everybody_s()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");

        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(ada, "Hi", "Good day, {name}!")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(ada, "/bye", "See you", isShared: true)).Status);

        Assert.Equal(["bye", "hi"], await ShortcutsAsync(ada));
        Assert.Equal(["bye"], await ShortcutsAsync(eve));
        var ids = await _server.WithDb(db => db.CannedReplies.ToDictionaryAsync(reply => reply.Shortcut, reply => reply.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.Http.Get($"/chats/replies?edit={ids["hi"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SavesAsync(eve, "hi", "Mine", id: ids["hi"])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await DeletesAsync(eve, ids["hi"])).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(eve, "bye", "Farewell", isShared: true, id: ids["bye"])).Status);
        Assert.Contains("Farewell", (await ada.Http.Get("/chats/replies")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await DeletesAsync(eve, ids["bye"])).Status);
        Assert.Equal(["hi"], await ShortcutsAsync(ada));
    }

    [Fact]
    public async Task A_shortcut_stands_once_among_one_s_own_and_once_among_the_shared_ones()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await SavesAsync(ada, "hi", "One");
        await SavesAsync(ada, "hi", "All", isShared: true);
        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(eve, "hi", "Hers")).Status);

        foreach (var isShared in (bool[])[true, false])
        {
            var refused = await SavesAsync(ada, "HI", "Typed text", isShared);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("Another one has this shortcut already.", refused.Html, StringComparison.Ordinal);
            Assert.Equal("Typed text", refused.Document.QuerySelector("#saved-text")!.TextContent.Trim());
        }

        Assert.Equal(3, await _server.WithDb(db => db.CannedReplies.CountAsync()));
    }

    [Theory]
    [InlineData("", "Use 1 to 30 letters")]
    [InlineData("two words", "Use 1 to 30 letters")]
    [InlineData("a234567890123456789012345678901", "Use 1 to 30 letters")]
    [InlineData("über", "Use 1 to 30 letters")]
    public async Task A_shortcut_is_letters_digits_and_hyphens(string shortcut, string sentence)
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");

        var refused = await SavesAsync(ada, shortcut, "Typed text");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await _server.WithDb(db => db.CannedReplies.CountAsync()));
    }

    private static Task<Answer> SavesAsync(ChatAuthor author, string shortcut, string text, bool isShared = false, int? id = null) =>
        author.SubmitsAsync("/chats/replies", ("Id", $"{id}"), ("Shortcut", shortcut), ("Text", text), ("IsShared", isShared ? "true" : "false"));

    private static Task<Answer> DeletesAsync(ChatAuthor author, int id) => author.SubmitsAsync("/chats/replies?handler=delete", ("Id", $"{id}"));

    private static async Task<IEnumerable<string?>> ShortcutsAsync(ChatAuthor author) =>
        (await author.Http.Get("/chats/replies/suggestions")).Document.QuerySelectorAll("[role=option]").Select(option => option.GetAttribute("data-key"));
}
