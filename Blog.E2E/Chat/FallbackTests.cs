using System.Diagnostics;
using Blog.E2E.People;
using Blog.E2E.Servers;

namespace Blog.E2E.Chat;

/// <summary>Some proxies let no WebSocket through: the chat goes another way round, says so, and loses nothing by it.</summary>
public sealed class FallbackTests(TestHouse house) : HouseTest(house)
{
    private static readonly TimeSpan LongestChoice = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(SocketTreatment.Refused)]
    [InlineData(SocketTreatment.Swallowed)]
    public async Task Where_sockets_do_not_get_through_the_visitor_chats_by_another_way_within_five_seconds(SocketTreatment treatment)
    {
        var wire = Lasting(await AWireAsync(treatment));
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitorBehindAsync(wire);
        await visitor.Opens("/");
        await visitor.StartsChat("Proxy", "Is anybody there?");
        var started = Stopwatch.GetTimestamp();
        await visitor.SeesConnection("fallback");
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, LongestChoice);
        await visitor.Sees("Connected by another way");

        await author.OpensConversation("Proxy", "Is anybody there?");
        await author.Types("I am");
        await visitor.SeesTyping("Hanna Harbour is typing…");
        await author.Replies("I am here");
        await visitor.SeesMessage("I am here");
        await visitor.SeesNoTyping();
        await visitor.Types("Good");
        await author.SeesTyping("Proxy is typing…");
        await visitor.Says("Good to know");
        await author.SeesMessage("Good to know");
        await visitor.SeesState("Good to know", "Read");

        await visitor.Opens("/");
        await visitor.SeesConnection("fallback");
        await author.Replies("Still here");
        string[] all = ["Is anybody there?", "Hanna Harbour joined", "I am here", "Good to know", "Still here"];
        await visitor.SeesExactly(all);
        await author.SeesExactly(all);
    }

    [Fact]
    public async Task An_author_behind_such_a_proxy_has_the_whole_desk()
    {
        var wire = Lasting(await AWireAsync(SocketTreatment.Refused));
        var author = await AnAuthor(new() { Wire = wire });
        author.Record.ExpectLostConnection();
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.ClicksLink("Chats");
        await author.SeesConnection("fallback");
        var first = await AVisitor();
        await first.Opens("/");
        await first.StartsChat("Fallback one", "First question");
        var second = await AVisitor();
        await second.Opens("/");
        await second.StartsChat("Fallback two", "Second question");

        await author.OpensConversation("Fallback one", "First question");
        await author.Replies("First answer");
        await first.SeesMessage("First answer");
        await first.Types("More");
        await author.SeesTyping("Fallback one is typing…");
        await author.OpensConversation("Fallback two", "Second question");
        await author.Replies("Second answer");
        await second.SeesMessage("Second answer");
        await second.Says("Thank you");
        await author.SeesMessage("Thank you");
        await first.Says("And more");
        await author.SeesConversation("Fallback one", "And more");
    }

    [Fact]
    public async Task When_sockets_get_through_again_the_line_goes_back_to_one()
    {
        var wire = Lasting(await AWireAsync(SocketTreatment.Refused));
        var visitor = await AVisitorBehindAsync(wire);
        await visitor.Opens("/");
        await visitor.StartsChat("Homecomer", "Through the proxy");
        await visitor.SeesConnection("fallback");

        wire.Sockets = SocketTreatment.Carried;
        await visitor.GoesOffline();
        await visitor.SeesConnection("offline");
        await visitor.ComesBackOnline();

        await visitor.IsConnected();
        await visitor.Says("By socket");
        await visitor.SeesExactly("Through the proxy", "By socket");
    }

    private async Task<Wire> AWireAsync(SocketTreatment treatment) => new((await House.LibraryAsync()).Url) { Sockets = treatment };

    private async Task<Visitor> AVisitorBehindAsync(Wire wire)
    {
        var visitor = await AVisitor(new() { Wire = wire });
        visitor.Record.ExpectLostConnection();
        return visitor;
    }
}
