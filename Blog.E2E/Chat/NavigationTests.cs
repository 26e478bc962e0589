using Blog.Chat;
using Blog.E2E.People;
using Blog.E2E.Reading;
using Blog.E2E.Servers;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
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
    public async Task Links_that_load_whole_pages_keep_the_panel_the_draft_and_the_place_in_the_log()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Loader", string.Join('\n', Enumerable.Range(1, 60).Select(line => $"Line {line}")));
        await visitor.IsConnected();
        await visitor.FillsIn("Message", "half a thought");
        await visitor.Log().EvaluateAsync("log => { log.scrollTop = 120; }");
        await IsAsItWas();

        await visitor.Opens(Library.NewestPath);
        await IsAsItWas();
        await visitor.Opens("/?page=2");
        await IsAsItWas();
        await visitor.Page.GoBackAsync();
        await IsAsItWas();
        await visitor.Page.GoBackAsync();
        await IsAsItWas();
        await visitor.Page.GoForwardAsync();
        await IsAsItWas();

        async Task IsAsItWas()
        {
            await visitor.IsConnected();
            await Expect(visitor.Panel).ToBeVisibleAsync();
            await Expect(visitor.Field("Message")).ToHaveValueAsync("half a thought");
            await visitor.Page.WaitForFunctionAsync("() => document.querySelector('[role=log]').scrollTop === 120");
        }
    }

    [Fact]
    public async Task A_tab_has_one_socket_at_the_server_whatever_pages_it_went_through()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Leak Finder", "Is anything dripping?");
        await visitor.IsConnected();
        foreach (var path in (string[])[Library.NewestPath, "/?page=2", "/tags/water"])
        {
            await visitor.Opens(path);
            await visitor.IsConnected();
            await visitor.Page.GoBackAsync();
            await visitor.IsConnected();
        }

        var server = await House.LibraryAsync();
        var owner = ChatIdentity.Visitor(await server.WithDb(db => db.Conversations.Where(row => row.VisitorName == "Leak Finder").Select(row => row.VisitorId).SingleAsync())).Owner;
        var registry = server.Services.GetRequiredService<ConnectionRegistry>();

        // The end of a page left behind reaches the server in its own time.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (registry.CountOf(owner) != 1)
        {
            Assert.True(await look.WaitForNextTickAsync(patience.Token));
        }
    }

    [Fact]
    public async Task Twenty_links_and_ten_times_Back_open_one_socket_and_no_second_one()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Wanderer", "Along the shore");
        await visitor.IsConnected();

        for (var round = 0; round < 10; round++)
        {
            await visitor.ClicksLink("C#");
            await Expect(Title(visitor)).ToHaveTextAsync("Articles about C#");
            await visitor.Link(Library.NewestTitle).First.ClickAsync();
            await Expect(Title(visitor)).ToHaveTextAsync(Library.NewestTitle);
        }

        for (var round = 0; round < 10; round++)
        {
            await visitor.Page.GoBackAsync();
            await Expect(Title(visitor)).ToHaveTextAsync(round % 2 == 0 ? "Articles about C#" : Library.NewestTitle);
        }

        Assert.Equal((1, 1), visitor.Record.Sockets);
        await visitor.Says("And back");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Whoever_goes_back_twice_sees_the_page_of_the_second_step_also_when_the_first_one_comes_later()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/tags/c-sharp");
        await visitor.Link(Library.NewestTitle).First.ClickAsync();
        await Expect(Title(visitor)).ToHaveTextAsync(Library.NewestTitle);
        await visitor.ClicksLink("Privacy");
        await Expect(Title(visitor)).ToHaveTextAsync("Privacy");
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync($"**{Library.NewestPath}", route => held.TrySetResult(route));
        visitor.Record.Expect("net::ERR_");

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.GoBackAsync();
        var late = await held.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        visitor.Page.RequestFinished += (_, request) => EndsWith(request);
        visitor.Page.RequestFailed += (_, request) => EndsWith(request);
        await visitor.Page.GoBackAsync();
        await Expect(Title(visitor)).ToHaveTextAsync("Articles about C#");
        await late.ContinueAsync();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await visitor.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        Assert.Equal("Articles about C#", await Title(visitor).TextContentAsync());
        await visitor.IsAt("/tags/c-sharp");

        void EndsWith(IRequest request)
        {
            if (request == late.Request)
            {
                ended.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task A_page_that_the_browser_kept_from_before_the_conversation_shows_it_too()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Rewinder", "Do you know me on the way back?");
        await visitor.ClicksButton("Close chat");
        await visitor.Opens(Library.NewestPath);

        await visitor.Page.GoBackAsync();

        await visitor.IsConnected();
        await visitor.OpensChat();
        await visitor.SeesExactly("Do you know me on the way back?");
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

    /// <summary>The heading of the page; a list has the titles of its articles as headings too.</summary>
    private static ILocator Title(Visitor visitor) => visitor.Page.Locator("main h1");
}
