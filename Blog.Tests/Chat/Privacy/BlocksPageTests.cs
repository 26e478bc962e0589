using System.Globalization;
using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat.Privacy;

/// <summary>Every block can be seen and lifted, whatever is left of the visitor.</summary>
public sealed class BlocksPageTests : IAsyncLifetime
{
    private const string Path = "/chats/blocks";
    private readonly BlogServer _server = new();
    private HttpClient _boss = null!;

    public async ValueTask InitializeAsync() => _boss = await _server.BrowserOfAsync("boss", isAdministrator: true);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_says_who_is_blocked_why_by_whom_and_until_when()
    {
        Assert.Contains("Nobody is blocked.", (await _boss.Get(Path)).Text("main"), StringComparison.Ordinal);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera <b>");
        await BlockAsync(visitor, days: "7");
        await _server.SeedAsync(db => db.Add(new VisitorBlock { VisitorId = Guid.NewGuid(), Reason = "It is over", ByName = "boss", CreatedUtc = Some.Day, UntilUtc = Some.Day.AddDays(1) }));

        var page = await _boss.Get(Path);

        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(("Vera <b>", $"/chats/{visitor.Conversation}"), (row.QuerySelector("a")!.TextContent, row.QuerySelector("a")!.GetAttribute("href")));
        var until = await _server.WithDb(async db => (await db.VisitorBlocks.SingleAsync(block => block.ByName == "boss Test")).UntilUtc!.Value);
        Assert.Equal("Spam & more", row.Children[1].TextContent.Trim());
        Assert.Contains("boss Test", row.Children[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(until.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture), row.Children[3].TextContent.Trim());
    }

    [Fact]
    public async Task Lifting_a_block_lets_the_visitor_in_again_and_is_written_down()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsAsync("While blocked")).Status);

        var answer = await LiftAsync();

        Assert.Equal((HttpStatusCode.SeeOther, "/chats/blocks?done=lifted"), (answer.Status, answer.Headers["Location"]));
        var page = await _boss.Get(answer.Headers["Location"]);
        Assert.Equal("The block is lifted.", page.Text("[role=status]"));
        Assert.Contains("Nobody is blocked.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("Back again")).Status);
        Assert.Equal((AuditAction.Unblocked, "boss Test", visitor.Conversation), await LastEntryAsync());
    }

    [Fact]
    public async Task The_block_of_an_account_without_chats_stands_there_by_the_accounts_name()
    {
        await _server.AddUserAsync("vera");
        await using var visitor = new ChatVisitor(_server.Url);
        using var signedIn = await visitor.Http.SignInAsync("vera");
        await visitor.StartsAsync("Vera");
        await BlockAsync(visitor);
        await visitor.PressesAsync("erase");
        Assert.Equal("vera Test", (await _boss.Get(Path)).Document.QuerySelector("tbody td > span")!.TextContent);

        await LiftAsync();

        await visitor.StartsAsync("Vera", "In peace");
        Assert.Equal((AuditAction.Unblocked, "boss Test", ""), await LastEntryAsync());
    }

    [Fact]
    public async Task The_block_of_a_visitor_who_erased_everything_can_be_lifted_too()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor);
        await visitor.PressesAsync("erase");
        Assert.Equal(["Nothing is kept of this visitor.", "–"], (await _boss.Get(Path)).Texts("tbody td > span, tbody td:nth-child(2)"));

        await LiftAsync();

        await visitor.StartsAsync("Vera", "In peace");
    }

    [Fact]
    public async Task A_block_that_somebody_else_lifted_meanwhile_is_lifted()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor);
        var shown = await _boss.FillsForm(Path, [], Path);
        await LiftAsync();

        var again = await shown.SendsAsync();

        Assert.Equal((HttpStatusCode.SeeOther, "/chats/blocks?done=lifted"), (again.Status, again.Headers["Location"]));
        Assert.Equal(1, await _server.WithDb(db => db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Unblocked)));
    }

    [Fact]
    public async Task The_newest_stand_first_fifty_to_a_page()
    {
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 51).Select(number => new VisitorBlock { VisitorId = Guid.NewGuid(), Reason = $"reason-{number}", ByName = "boss", CreatedUtc = Some.Day.AddMinutes(number) })));

        Assert.Equal("reason-51", (await _boss.Get(Path)).Texts("tbody td:nth-child(2)")[0]);
        Assert.Equal(["reason-1"], (await _boss.Get($"{Path}?page=2")).Texts("tbody td:nth-child(2)"));
        Assert.Equal(HttpStatusCode.NotFound, (await _boss.Get($"{Path}?page=3")).Status);
    }

    private async Task BlockAsync(ChatVisitor visitor, string days = "forever") =>
        await _boss.Post($"/chats/{visitor.Conversation}/block", await BlockForm.FieldsAsync(_boss, "Spam & more", days));

    private Task<Answer> LiftAsync() => _boss.SendsForm(Path, [], Path);

    private Task<(AuditAction Action, string ByName, string Subject)> LastEntryAsync() => _server.WithDb(async db =>
    {
        var entry = await db.AuditEntries.OrderByDescending(row => row.Id).FirstAsync();
        return (entry.Action, entry.ByName, entry.Subject);
    });
}
