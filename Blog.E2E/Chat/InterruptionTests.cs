using System.Text.RegularExpressions;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed partial class InterruptionTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task What_both_sides_write_while_the_visitor_is_offline_arrives_once_and_in_order()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor(new() { Wire = wire });
        await visitor.Opens("/");
        await visitor.StartsChat("Tunnel", "Entering");
        await visitor.IsConnected();
        await author.OpensConversation("Tunnel", "Entering");

        var soon = TimeSpan.FromSeconds(5);
        await visitor.GoesOffline();
        await visitor.SeesConnection("offline", within: soon);
        await Expect(visitor.Panel.GetByText(LostAt())).ToBeVisibleAsync();
        await Expect(visitor.Panel.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Reconnecting…", new() { UseInnerText = true });
        await visitor.Writes("Inside 1");
        await visitor.Writes("Inside 2");
        await visitor.SeesOnItsWay("Inside 1");
        await visitor.SeesOnItsWay("Inside 2");
        await author.Replies("Outside 1");
        await author.Replies("Outside 2");
        await visitor.ComesBackOnline();
        await visitor.SeesConnection("open", within: soon);
        await Expect(visitor.Panel.GetByText(LostAt())).ToBeHiddenAsync();

        string[] all = ["Entering", "Hanna Harbour joined", "Outside 1", "Outside 2", "Inside 1", "Inside 2"];
        await visitor.SeesExactly(all);
        await author.SeesExactly(all);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_killed_or_stopped_and_restarted_server_loses_nothing_and_repeats_nothing(bool isKilled)
    {
        var blog = Lasting(await RestartableBlog.StartAsync(
            new(StringComparer.Ordinal) { ["Blog:Admin:Password"] = Library.Password, ["Blog:Seed"] = "none" }));
        var administrator = await AnAuthor(new() { Blog = blog.Url });
        await administrator.ComesToTheDesk("admin", Library.Password);
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens("/");
        await visitor.StartsChat("Survivor", "Before");
        await administrator.OpensConversation("Survivor", "Before");
        await administrator.Replies("Answer before");
        await visitor.SeesMessage("Answer before");
        foreach (var person in (Person[])[visitor, administrator])
        {
            person.Record.ExpectLostConnection();
            await person.IsConnected();
        }

        if (isKilled)
        {
            blog.Kill();
        }
        else
        {
            Assert.Equal(0, await blog.StopAsync());
        }

        await visitor.SeesConnection("offline");
        await administrator.SeesConnection("offline");
        await visitor.Writes("During");
        await visitor.SeesOnItsWay("During");
        await blog.RestartAsync();

        await visitor.IsConnected();
        await visitor.SeesMessage("During");
        await administrator.IsConnected();
        await administrator.SeesMessage("During");
        await administrator.Replies("Answer after");

        string[] all = ["Before", "admin joined", "Answer before", "During", "Answer after"];
        await visitor.SeesExactly(all);
        await administrator.SeesExactly(all);
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_line_over_which_nothing_comes_is_given_up_and_comes_back_when_it_can()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var visitor = await AVisitor(new() { Wire = wire });
        visitor.Record.ExpectLostConnection();
        await visitor.Page.Clock.InstallAsync();
        await visitor.Opens("/");
        await visitor.StartsChat("Patience", "Before the silence");
        await visitor.IsConnected();

        wire.Stall();
        await visitor.Page.Clock.FastForwardAsync(46_000);
        await visitor.SeesConnection("offline");
        wire.Flow();

        await visitor.IsConnected();
        await visitor.Says("After the silence");
        await visitor.SeesExactly("Before the silence", "After the silence");
    }

    [GeneratedRegex("^Connection lost at [0-9]{2}:[0-9]{2}\\. Trying again by itself; what you write is kept\\.$", RegexOptions.None, 1_000)]
    private static partial Regex LostAt();
}
