using Blog.Chat;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>A chat is deleted while somebody's line is down, who finds out on coming back and loses nothing that was written.</summary>
public sealed class GoneChatTests(TestHouse house) : HouseTest(house)
{
    private const string Gone = "This conversation is not here any more";
    private const string GoneForVisitor = "This chat is not here any more.";

    [Theory]
    [InlineData(SocketTreatment.Carried)]
    [InlineData(SocketTreatment.Refused)]
    public async Task A_desk_whose_open_chat_was_deleted_while_it_was_offline_says_so_keeps_what_was_written_and_goes_on(SocketTreatment sockets)
    {
        var name = $"Vanished {sockets}";
        var connected = sockets == SocketTreatment.Carried ? "open" : "fallback";
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url) { Sockets = sockets });
        var author = await AnAuthor(new() { Wire = wire });
        author.Record.ExpectLostConnection();
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.ClicksLink("Chats");
        await author.SeesConnection(connected);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat(name, "Soon gone");
        await author.OpensConversation(name, "Soon gone");

        await author.GoesOffline();
        await author.SeesConnection("offline");
        await author.Writes("An answer that nobody will get");
        await author.FillsIn("Reply", "and half of another");
        await EraseAsync(name);
        await author.ComesBackOnline();

        await author.SeesHeading(Gone);
        await Expect(author.Field("What you had written")).ToHaveValueAsync("An answer that nobody will get\n\nand half of another");
        await author.SeesConnection(connected);
        await Expect(author.Row(name)).ToHaveCountAsync(0);
        var next = await AVisitor();
        await next.Opens("/");
        await next.StartsChat($"After {name}", "Is the desk alive?");
        await author.OpensConversation($"After {name}", "Is the desk alive?");
        await author.Replies("It is");
        await next.SeesMessage("It is");
        Assert.Single(author.Record.PageLoads, load => load.Url.EndsWith("/chats", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_that_is_deleted_while_an_author_writes_leaves_what_was_written()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Vanished midway", "Soon gone");
        await author.OpensConversation("Vanished midway", "Soon gone");
        await author.Types("Half an answer");

        await EraseAsync("Vanished midway");

        await author.SeesHeading(Gone);
        await Expect(author.Field("What you had written")).ToHaveValueAsync("Half an answer");
        await author.IsConnected();
    }

    [Theory]
    [InlineData(SocketTreatment.Carried)]
    [InlineData(SocketTreatment.Refused)]
    public async Task A_visitor_whose_chat_was_deleted_while_offline_is_told_so_and_begins_another_with_what_was_written(SocketTreatment sockets)
    {
        var name = $"Erased {sockets}";
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url) { Sockets = sockets });
        var visitor = await AVisitor(new() { Wire = wire });
        visitor.Record.ExpectLostConnection();
        visitor.Record.Expect("404");
        await visitor.Opens("/");
        await visitor.StartsChat(name, "First words");
        await visitor.SeesConnection(sockets == SocketTreatment.Carried ? "open" : "fallback");

        await visitor.GoesOffline();
        await visitor.SeesConnection("offline");
        await visitor.Writes("Written in a tunnel");
        await visitor.SeesOnItsWay("Written in a tunnel");
        await visitor.FillsIn("Message", "and not finished");
        await EraseAsync(name);
        await visitor.ComesBackOnline();

        await visitor.Sees(GoneForVisitor);
        await Expect(visitor.Page.GetByText("First words")).ToHaveCountAsync(0);
        await visitor.ClicksLink("Start a new chat");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Written in a tunnel\nand not finished");
        await visitor.FillsIn("Your name", $"{name} again");
        await visitor.ClicksButton("Send");
        await visitor.SeesMessage("Written in a tunnel\nand not finished");
        await visitor.SeesConnection(sockets == SocketTreatment.Carried ? "open" : "fallback");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_visitor_whose_chat_is_deleted_while_it_is_open_is_told_so_and_keeps_the_place_on_the_page()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Erased midway", "First words");
        await visitor.IsConnected();
        await visitor.FillsIn("Message", "Half a thought");
        await visitor.Page.Locator("body").EvaluateAsync("() => document.querySelector('.wordmark').focus()");

        await EraseAsync("Erased midway");

        await visitor.Sees(GoneForVisitor);
        await Expect(visitor.Page.Locator(".wordmark")).ToBeFocusedAsync();
        await visitor.ClicksLink("Start a new chat");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Half a thought");
        Assert.Equal(0, visitor.Record.Sockets.Open);
    }

    /// <summary>As an administrator does: the visitor's browser keeps its cookie.</summary>
    private async Task EraseAsync(string visitorName)
    {
        var library = await House.LibraryAsync();
        var visitorId = await library.WithDb(db => db.Conversations.Where(row => row.VisitorName == visitorName).Select(row => row.VisitorId).SingleAsync());
        await using var scope = library.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseVisitor>().HandleAsync(visitorId, by: null, CancellationToken.None);
    }
}
