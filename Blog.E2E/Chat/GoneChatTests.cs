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

    /// <summary>As an administrator does: the visitor's browser keeps its cookie.</summary>
    private async Task EraseAsync(string visitorName)
    {
        var library = await House.LibraryAsync();
        var visitorId = await library.WithDb(db => db.Conversations.Where(row => row.VisitorName == visitorName).Select(row => row.VisitorId).SingleAsync());
        await using var scope = library.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseVisitor>().HandleAsync(visitorId, by: null, CancellationToken.None);
    }
}
