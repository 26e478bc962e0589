using Blog.E2E.People;
using Blog.E2E.Reading;
using Blog.E2E.Servers;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed class NavigationTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Five_clicks_keep_the_panel_the_draft_the_place_in_the_log_and_one_socket()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Walker", string.Join('\n', Enumerable.Range(1, 60).Select(line => $"Line {line}")));
        await visitor.IsConnected();
        await visitor.FillsIn("Message", "half a thought");
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 120; }");

        await visitor.ClicksLink(Library.NewestTitle);
        await visitor.IsAt(Library.NewestPath);
        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(1);
        await visitor.ClicksLink("2");
        await visitor.SeesPage(2);
        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(1);
        await visitor.Page.GoForwardAsync();
        await visitor.SeesPage(2);

        await Expect(visitor.Panel).ToBeVisibleAsync();
        await Expect(visitor.Field("Message")).ToHaveValueAsync("half a thought");
        Assert.Equal(120, await visitor.Log().EvaluateAsync<int>("log => log.scrollTop"));
        await visitor.IsConnected();
        Assert.Equal((1, 1), visitor.Record.Sockets);
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_reload_keeps_the_panel_the_draft_and_the_conversation()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Reloader", "Before the reload");
        await visitor.IsConnected();
        await visitor.FillsIn("Message", "half a thought");

        await visitor.Page.ReloadAsync();

        await visitor.SeesExactly("Before the reload");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("half a thought");
        await visitor.IsConnected();
    }

    [Fact]
    public async Task The_author_sees_what_the_visitor_reads_now()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Stroller", "I am only looking");
        await author.OpensConversation("Stroller", "I am only looking");

        await visitor.ClicksLink(Library.NewestTitle);

        await author.SeesLink(Library.NewestTitle);
    }
}
