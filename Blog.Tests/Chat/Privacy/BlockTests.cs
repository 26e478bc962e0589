using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat.Privacy;

/// <summary>A blocked visitor is out at once, on every way in, until the block ends.</summary>
public sealed class BlockTests : IAsyncLifetime
{
    private const int NotAllowed = 1008;
    private const string Sentence = "This chat is not available.";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;
    private HttpClient _ada = null!;

    public BlockTests() => _server = new BlogServer { Time = _clock };

    public async ValueTask InitializeAsync() => _ada = await _server.BrowserOfAsync("ada", isAuthor: true);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_open_line_is_told_so_and_ends_at_once(bool usesStreams)
    {
        await using var visitor = new ChatVisitor(_server.Url) { UsesStreams = usesStreams };
        await visitor.StartsAsync("Vera");
        await visitor.ConnectsAsync();
        await using var tab = new ChatVisitor(_server.Url, visitor.Cookies) { UsesStreams = usesStreams };
        await tab.OpensPaneAsync();
        await tab.ConnectsAsync();
        await using var other = await ChatVisitor.StartedAsync(_server.Url, "Otto");

        await BlockAsync(visitor);

        Assert.Equal((NotAllowed, NotAllowed), (await EndAsync(visitor), await EndAsync(tab)));
        Assert.Contains(Sentence, visitor.Frames[^1].Html, StringComparison.Ordinal);
        Assert.Contains("data-available=\"false\"", visitor.Frames[^1].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("zqreason", visitor.Everything, StringComparison.Ordinal);
        await other.SaysAsync("I am still served");
    }

    [Fact]
    public async Task A_new_line_carries_the_sentence_and_nothing_else()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", "zqfirst");
        await BlockAsync(visitor);
        await EndAsync(visitor);
        var frames = new List<string>();

        await using var socket = await ChatSocket.OpenAsync(_server.Url, $"/chat/ws?c={visitor.Conversation}", visitor.Cookies.Header, frames.Add);
        Assert.Equal(NotAllowed, await socket.Ended.WaitAsync(visitor.Patience, TestContext.Current.CancellationToken));
        Assert.Contains(Sentence, Assert.Single(frames), StringComparison.Ordinal);
        Assert.DoesNotContain("zqfirst", frames[0], StringComparison.Ordinal);
        Assert.DoesNotContain("zqreason", frames[0], StringComparison.Ordinal);

        await using var stream = await ChatStream.OpenAsync(visitor.Http, $"/chat/events?c={visitor.Conversation}&after=0");
        var word = await stream.NextAsync();
        Assert.Contains(Sentence, word!.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("zqfirst", word.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("zqreason", word.Data, StringComparison.Ordinal);
        Assert.Equal("over", (await stream.NextAsync())!.Name);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task The_launcher_is_gone_on_the_next_page_and_the_pane_says_one_sentence()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        Assert.NotNull((await visitor.Http.Get("/")).Document.GetElementById("chat-launcher"));

        await BlockAsync(visitor);

        Assert.Null((await visitor.Http.Get("/")).Document.GetElementById("chat-launcher"));
        var page = await visitor.Http.Get("/chat");
        Assert.Contains(Sentence, page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#chat-pane form"));
        Assert.DoesNotContain("Hello", page.Text("#chat-pane"), StringComparison.Ordinal);
        using var stranger = _server.CreateClient();
        Assert.NotNull((await stranger.Get("/")).Document.GetElementById("chat-launcher"));
    }

    [Fact]
    public async Task What_a_blocked_visitor_sends_is_refused_and_not_stored()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("Before")).Status);
        await BlockAsync(visitor);
        var before = await _server.CountChatRowsAsync();

        var posted = await visitor.PostsAsync("After");
        Assert.Equal(HttpStatusCode.Forbidden, posted.Status);
        Assert.Contains(Sentence, posted.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsStartAsync("Vera", "A new one")).Status);
        await CloseAllAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsStartAsync("Vera", "A new one")).Status);

        Assert.Equal(before, await _server.CountChatRowsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_erases_the_own_data_while_blocked_stays_blocked_and_nothing_else_stays(bool isSignedIn)
    {
        await using var visitor = new ChatVisitor(_server.Url);
        if (isSignedIn)
        {
            await _server.AddUserAsync("vera", isAuthor: false, isAdministrator: false);
            using var signedIn = await visitor.Http.SignInAsync("vera");
        }

        await visitor.StartsAsync("Vera");
        var before = visitor.Cookies.Copy();
        await BlockAsync(visitor);

        Assert.Equal(HttpStatusCode.OK, (await visitor.PressesAsync("erase")).Status);

        Assert.Equal((isSignedIn ? 1 : 0, 0, 0, 0), await _server.CountChatRowsAsync());
        var kept = await _server.WithDb(db => db.VisitorBlocks.SingleAsync());
        Assert.Equal(("", "", _clock.GetUtcNow().UtcDateTime.AddDays(7)), (kept.Reason, kept.ByName, kept.UntilUtc!.Value));
        Assert.Contains(Sentence, (await visitor.Http.Get("/chat")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsStartAsync("Vera", "A new one")).Status);
        await using var elsewhere = isSignedIn ? new ChatVisitor(_server.Url) : new ChatVisitor(_server.Url, before);
        if (isSignedIn)
        {
            using var again = await elsewhere.Http.SignInAsync("vera");
        }

        Assert.Contains(Sentence, (await elsewhere.Http.Get("/chat")).Html, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(7));
        await visitor.StartsAsync("Vera", "In peace");
    }

    [Fact]
    public async Task Forgetting_gives_a_blocked_browser_no_new_beginning()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor);

        Assert.Contains(Sentence, (await visitor.PressesAsync("forget")).Html, StringComparison.Ordinal);

        Assert.Contains(Sentence, (await visitor.Http.Get("/chat")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_who_erases_a_blocked_visitor_takes_the_block_too()
    {
        using var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor);
        Assert.Equal(1, await _server.WithDb(db => db.VisitorBlocks.CountAsync()));

        await boss.SendsForm($"/chats/{visitor.Conversation}/erase", []);

        Assert.Equal(0, await _server.WithDb(db => db.VisitorBlocks.CountAsync()));
    }

    [Fact]
    public async Task A_block_of_a_day_ends_after_a_day()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor, days: "1");
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsAsync("Too early")).Status);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("Back again")).Status);
        Assert.NotNull((await visitor.Http.Get("/")).Document.GetElementById("chat-launcher"));
    }

    [Fact]
    public async Task Taking_it_back_restores_everything_and_both_are_written_down()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await BlockAsync(visitor, days: "forever");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostsAsync("While blocked")).Status);
        var beside = await _ada.Get($"/chats/{visitor.Conversation}");
        Assert.Contains("zqreason", beside.Text("#context .privacy"), StringComparison.Ordinal);

        await _ada.SendsForm($"/chats/{visitor.Conversation}", [], $"/chats/{visitor.Conversation}/block?handler=undo");

        await visitor.ConnectsAsync();
        await visitor.SaysAsync("Back again");
        Assert.Equal(
            [(AuditAction.Blocked, "ada Test", visitor.Conversation), (AuditAction.Unblocked, "ada Test", visitor.Conversation)],
            await _server.WithDb(async db => (await db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync()).Select(entry => (entry.Action, entry.ByName, entry.Subject))));
    }

    [Fact]
    public async Task Nobody_waits_while_blocked_and_the_thread_says_that_an_answer_would_not_arrive()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        Assert.Equal("Waiting 1", (await _ada.Get("/chats")).Texts(".tabs a")[0]);

        await BlockAsync(visitor);

        var page = await _ada.Get($"/chats/{visitor.Conversation}");
        Assert.Equal("Waiting 0", page.Texts(".tabs a")[0]);
        Assert.Equal("This visitor is blocked.", page.Text(".owner-line span"));
        Assert.Equal("true", page.Document.QuerySelector(".owner-line")!.GetAttribute("data-blocked"));

        await _ada.SendsForm($"/chats/{visitor.Conversation}", [], $"/chats/{visitor.Conversation}/block?handler=undo");

        page = await _ada.Get($"/chats/{visitor.Conversation}");
        Assert.Equal("Waiting 1", page.Texts(".tabs a")[0]);
        Assert.NotEqual("true", page.Document.QuerySelector(".owner-line")!.GetAttribute("data-blocked"));
    }

    private async Task<Answer> BlockAsync(ChatVisitor visitor, string reason = "zqreason", string days = "7") =>
        await _ada.Post($"/chats/{visitor.Conversation}/block", await BlockForm.FieldsAsync(_ada, reason, days));

    private static async Task<int?> EndAsync(ChatVisitor visitor) => await visitor.Line.Ended.WaitAsync(visitor.Patience, TestContext.Current.CancellationToken);

    private Task<int> CloseAllAsync() => _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedUtc, _clock.GetUtcNow().UtcDateTime.AddDays(-2))));
}
