using System.Net;
using Blog.Chat.Search;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>What was said is found again, by those who may see it.</summary>
public sealed class MessageSearchTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("silt", "Is the silt table wrong?", "Silt again")]
    [InlineData("SIL", "Is the silt table wrong?", "Silt again")]
    [InlineData("table silt", "Is the silt table wrong?")]
    [InlineData("canción", "La cancion del río")]
    [InlineData("rio", "La cancion del río")]
    [InlineData("ilt")]
    [InlineData("\"silt\" OR table*", "Or is it that silt? Table it")]
    [InlineData("joined")]
    [InlineData("!?")]
    [InlineData("")]
    public async Task Messages_with_all_the_words_are_found_newest_first(string typed, params string[] texts)
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "Silt again");
        await author.PostsAsync(visitor.Conversation, "Is the silt table wrong?");
        await visitor.PostsAsync("La cancion del río");
        if (typed.Contains("OR", StringComparison.Ordinal))
        {
            await visitor.PostsAsync("Or is it that silt? Table it");
        }

        var found = await author.Http.GetFragment($"/chats/search?q={Uri.EscapeDataString(typed)}", "found");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal(texts, found.Texts(".said"));
    }

    [Fact]
    public void The_words_are_marked_as_far_as_they_were_typed_whatever_their_accents()
    {
        Assert.Equal(["río", "Rios"], Hits("rio", "El río. Rios y mar"));
        Assert.Equal([], Hits("mar", "amargo"));
        Assert.Equal("…", MessageQuery.Of("end").Mark($"{string.Join(' ', Enumerable.Repeat("word", 100))} end")[0].Text);
        static IEnumerable<string> Hits(string typed, string text) => MessageQuery.Of(typed).Mark(text).Where(part => part.IsHit).Select(part => part.Text);
    }

    [Fact]
    public async Task A_hit_opens_beside_what_was_found_with_it_and_the_field_says_what_was_looked_for()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "Silt again");
        var found = await author.Http.GetFragment("/chats/search?q=silt", "found");

        var page = await author.Http.Get(found.Document.QuerySelector("a.row")!.GetAttribute("href")!);

        Assert.Equal("Silt again", page.Document.QuerySelector("#thread .text")!.TextContent);
        Assert.Equal("Silt again", page.Document.QuerySelector("#found .said")!.TextContent);
        Assert.Equal("silt", page.Document.QuerySelector("#desk-search")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_finds_what_was_said_in_chats_of_others()
    {
        var writer = await _server.AddWriterAsync("writer", "guarded");
        await using var author = await ChatAuthor.AtDeskAsync(_server.Url, writer);
        await using var other = await ChatAuthor.AtDeskAsync(_server, "bystander");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "A quagmire", "/articles/guarded");

        Assert.Equal("A quagmire", (await author.Http.Get("/chats/search?q=quagmire")).Text(".said"));
        Assert.Empty((await other.Http.Get("/chats/search?q=quagmire")).Texts(".said"));
    }

    [Fact]
    public async Task What_is_deleted_is_not_found_any_more()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "A quagmire");
        Assert.Single((await author.Http.Get("/chats/search?q=quagmire")).Texts(".said"));

        await _server.WithDb(db => db.Conversations.ExecuteDeleteAsync());

        Assert.Empty((await author.Http.Get("/chats/search?q=quagmire")).Texts(".said"));
        Assert.Equal(0, await _server.WithDb(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"MessageNumbers\"").SingleAsync()));
    }

    [Fact]
    public async Task A_find_opens_the_part_of_the_conversation_around_it_however_long_ago()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "The first word");
        await _server.WithDb(db => db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE "n"("i") AS (SELECT 2 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 5000)
            INSERT INTO "Messages" ("ConversationId", "Seq", "Sender", "SenderId", "SenderName", "ClientId", "Text", "CreatedUtc")
            SELECT "ConversationId", "n"."i", 0, "SenderId", "SenderName", printf('44444444-0000-0000-0000-%012d', "n"."i"), CASE "n"."i" WHEN 2500 THEN 'A quagmire' ELSE 'Word ' || "n"."i" END, "CreatedUtc"
            FROM "Messages", "n" WHERE "Seq" = 1
            """));
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeq, 5000)));
        var address = (await author.Http.Get("/chats/search?q=quagmire")).Document.QuerySelector(".found a.row")!.GetAttribute("href")!;

        var part = await author.Http.Get(address);

        var shown = part.Document.QuerySelectorAll(".log li[data-seq]").Select(row => row.GetAttribute("data-seq")).ToList();
        Assert.Equal(Enumerable.Range(2481, 40).Select(seq => $"{seq}"), shown);
        Assert.Equal("2500", part.Document.QuerySelector("#thread")!.GetAttribute("data-at"));
        Assert.Equal(["Earlier messages", "Later messages"], part.Texts("a.older"));
        Assert.Null(part.Document.QuerySelector($"#messages-{visitor.Conversation}"));
        Assert.NotNull((await author.Http.Get($"/chats/{visitor.Conversation}?at=4990")).Document.QuerySelector($"#messages-{visitor.Conversation} [data-seq='4990']"));
    }
}
