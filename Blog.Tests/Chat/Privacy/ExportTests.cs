using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Blog.Data;
using Blog.Realtime;
using Blog.Tests.Accounts;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat.Privacy;

/// <summary>An administrator hands out what is kept of a visitor, or deletes it; both are written down.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private HttpClient _boss = null!;
    private ChatVisitor _vera = null!;
    private ChatVisitor _otto = null!;

    public async ValueTask InitializeAsync()
    {
        _boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        await _server.SeedAsync(db => db.Add(Some.Article("Tide tables")));
        _vera = await ChatVisitor.StartedAsync(_server.Url, "Vera", "zqasked ñ", "/articles/tide-tables");
        _otto = await ChatVisitor.StartedAsync(_server.Url, "Otto", "zqottos");
        await _server.SeedAsync(db =>
        {
            var id = _vera.ConversationId;
            var row = db.Conversations.Single(row => row.Id == id);
            (row.VisitorEmail, row.Rating, row.RatingComment, row.VisitorTimeZone) = ("vera@example.org", ChatRating.Liked, "zqhelpful", "Europe/Madrid");
            db.AddRange(
                new ConversationNote { ConversationId = id, AuthorName = "boss", Text = "zqnote", CreatedUtc = Some.Day },
                new ConversationTag { ConversationId = id, Name = "zqtag" },
                new PageSeen { ConversationId = id, ArticleId = row.ArticleId, Percent = 80, OpenedUtc = Some.Day, LeftUtc = Some.Day.AddMinutes(3) },
                new VisitorBlock { VisitorId = row.VisitorId, Reason = "zqreason", ByName = "boss", CreatedUtc = Some.Day, UntilUtc = Some.Day });
            db.Add(new Conversation { Id = Guid.NewGuid(), VisitorId = row.VisitorId, VisitorName = "Vera", LastText = "zqearlier", CreatedUtc = Some.Day, LastMessageUtc = Some.Day, ClosedUtc = Some.Day });
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _vera.DisposeAsync();
        await _otto.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_click_gives_both_forms_of_everything_and_no_note()
    {
        var (json, html) = await ExportAsync();

        foreach (var text in (string[])[json, html])
        {
            foreach (var kept in (string[])["zqasked ñ", "vera@example.org", "zqtag", "zqhelpful", "Tide tables", "Europe/Madrid"])
            {
                Assert.Contains(kept, text, StringComparison.Ordinal);
            }

            foreach (var absent in (string[])["zqnote", "zqreason", "zqottos"])
            {
                Assert.DoesNotContain(absent, text, StringComparison.Ordinal);
            }
        }

        var chats = JsonDocument.Parse(json).RootElement.GetProperty("conversations");
        Assert.Equal(2, chats.GetArrayLength());
        var chat = chats.EnumerateArray().Single(chat => chat.GetProperty("id").GetString() == _vera.Conversation);
        Assert.Equal((80, "liked", "visitor"), (chat.GetProperty("pagesSeen")[0].GetProperty("percent").GetInt32(), chat.GetProperty("rating").GetString(), chat.GetProperty("messages")[0].GetProperty("side").GetString()));
    }

    [Fact]
    public async Task One_click_and_a_confirmation_erase_everything_of_the_visitor_and_nothing_of_others()
    {
        await using var desk = await ChatAuthor.AtDeskAsync(_server, "ada");
        await desk.SeesAsync(view => view.Inbox.Any(row => row.Conversation == _vera.Conversation));
        await _server.Outbox().PutAsync(Mail.Letters.Some() with { About = _vera.Conversation }, TestContext.Current.CancellationToken);
        await _server.Outbox().PutAsync(Mail.Letters.Some(to: "otto@example.org") with { About = _otto.Conversation }, TestContext.Current.CancellationToken);
        Assert.Equal(2, _server.Written().Count);

        var erased = await _boss.SendsForm($"/chats/{_vera.Conversation}/erase", []);

        Assert.Equal((HttpStatusCode.SeeOther, "/chats?done=erased"), (erased.Status, erased.Headers["Location"]));
        Assert.Equal("Everything of this visitor is erased.", (await _boss.Get(erased.Headers["Location"])).Text(".pane-list > .notice"));
        Assert.Equal((int)CloseReason.NotAllowed, await _vera.ClosedAsync());
        await desk.SeesAsync(view => view.Inbox.All(row => row.Conversation != _vera.Conversation));
        await _server.WithDb(async db =>
        {
            Assert.Equal([_otto.ConversationId], await db.Conversations.Select(row => row.Id).ToListAsync());
            Assert.All(await db.Messages.ToListAsync(), message => Assert.Equal(_otto.ConversationId, message.ConversationId));
            Assert.All(await db.ReadMarks.ToListAsync(), mark => Assert.Equal(_otto.ConversationId, mark.ConversationId));
            Assert.All(await db.PagesSeen.ToListAsync(), page => Assert.Equal(_otto.ConversationId, page.ConversationId));
            Assert.Equal((1, 0, 0, 0), (await db.Visitors.CountAsync(), await db.ConversationNotes.CountAsync(), await db.ConversationTags.CountAsync(), await db.VisitorBlocks.CountAsync()));
        });
        Assert.Equal("otto@example.org", Assert.Single(_server.Written()).To.Mailboxes.Single().Address);
        await _otto.SaysAsync("I am still here");
    }

    [Fact]
    public async Task The_log_says_who_did_what_and_when_and_names_no_visitor()
    {
        Assert.Contains("Nothing has been done yet.", (await _boss.Get("/chats/audit")).Html, StringComparison.Ordinal);
        await ExportAsync();
        await _boss.SendsForm($"/chats/{_vera.Conversation}/erase", []);

        var page = await _boss.Get("/chats/audit");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()).ToList();
        Assert.Equal(["Erased a visitor’s data.", "Erased a visitor’s data.", "Exported a visitor’s data."], rows.Select(row => row[2]));
        Assert.All(rows, row => Assert.Equal("boss Test", row[1]));
        Assert.All(rows, row => Assert.Matches(@"\A\d+ \w+ \d{4}, \d\d:\d\d UTC\z", row[0]));
        Assert.Contains(_vera.Conversation[..8], rows.Select(row => row[3]));
        Assert.DoesNotContain("Vera", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_the_newest_first()
    {
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 51).Select(number => new AuditEntry { WhenUtc = Some.Day.AddDays(number), ByName = $"by-{number}", Action = AuditAction.Exported, Subject = "0123456789" })));

        Assert.Equal("by-51", (await _boss.Get("/chats/audit")).Texts("tbody td:nth-child(2)")[0]);
        Assert.Equal(["by-1"], (await _boss.Get("/chats/audit?page=2")).Texts("tbody td:nth-child(2)"));
        Assert.Equal(HttpStatusCode.NotFound, (await _boss.Get("/chats/audit?page=3")).Status);
    }

    [Fact]
    public async Task Authors_find_the_block_beside_the_conversation_and_administrators_all_three()
    {
        await using var ada = new ChatAuthor(_server.Url);
        await _server.AddUserAsync("ada", isAuthor: true);
        await ada.SignsInAsync("ada");

        Assert.Equal(["Block"], (await ada.Http.Get($"/chats/{_otto.Conversation}")).Texts("#context .privacy .btn"));
        Assert.Equal(["Block", "Export", "Erase"], (await _boss.Get($"/chats/{_otto.Conversation}")).Texts("#context .privacy .btn"));
    }

    private async Task<(string Json, string Html)> ExportAsync()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", (await _boss.Get("/chat/token")).Html)]);
        using var response = await _boss.PostAsync($"/chats/{_vera.Conversation}/export", content, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return (await ReadAsync(zip, "visitor.json"), await ReadAsync(zip, "visitor.html"));
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
