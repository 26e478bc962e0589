using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed class StartTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_chat_stands_on_the_home_page_and_on_every_article(bool isSignedIn)
    {
        var visitor = await AVisitor();
        if (isSignedIn)
        {
            await visitor.SignsIn(Library.ReaderName, Library.Password);
            await visitor.IsSignedIn();
        }

        foreach (var path in (string[])["/", Library.NewestPath, "/articles/tide-3"])
        {
            await visitor.Opens(path);
            await Expect(visitor.Launcher).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_name_enables_the_chat_and_spaces_are_none()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.OpensChat();
        await Expect(visitor.Field("Your name")).ToBeFocusedAsync();
        await Expect(visitor.Button("Send")).ToBeDisabledAsync();

        await visitor.FillsIn("Your name", "   ");
        await Expect(visitor.Button("Send")).ToBeDisabledAsync();

        await visitor.FillsIn("Your name", "Noor");
        await Expect(visitor.Button("Send")).ToBeEnabledAsync();
        await visitor.FillsIn("Message", "Is it open on Sundays?");
        await visitor.ClicksButton("Send");

        await visitor.SeesExactly("Is it open on Sundays?");
        await visitor.IsConnected();
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task No_script_of_the_chat_and_no_socket_is_asked_for_before_the_panel_opens()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(ChatScripts(visitor));

        await visitor.StartsChat("Noor", "Is it open on Sundays?");
        await visitor.IsConnected();
        Assert.Contains(ChatScripts(visitor), script => script.StartsWith("/dist/chat.", StringComparison.Ordinal));
        Assert.Equal(1, visitor.Record.Sockets.Ever);

        await visitor.Opens(Library.NewestPath);
        await visitor.IsConnected();
        await visitor.SeesMessage("Is it open on Sundays?");
    }

    [Fact]
    public async Task Where_the_scripts_do_not_come_the_launcher_leads_to_the_chat_of_browsers_without_any()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("net::ERR_");
        await visitor.Page.RouteAsync("**/dist/chat.*", route => route.AbortAsync());
        await visitor.Opens("/");

        await visitor.Launcher.ClickAsync();

        await visitor.IsAt("/chat?from=%2F");
        await Expect(visitor.Field("Your name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Scripts_that_did_not_come_once_are_fetched_again_with_the_next_press()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("net::ERR_");
        await visitor.Page.RouteAsync("**/dist/chat.*", route => route.AbortAsync());
        await visitor.Opens("/");
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        visitor.Page.RequestFailed += (_, _) => failed.TrySetResult();
        await visitor.Launcher.HoverAsync();
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await visitor.Page.UnrouteAsync("**/dist/chat.*");

        await visitor.StartsChat("Second Try", "Does it open now?");

        await visitor.IsAt("/");
        await visitor.IsConnected();
        Assert.Equal(1, visitor.Record.Sockets.Ever);
    }

    [Fact]
    public async Task A_name_that_belongs_to_an_account_is_refused_and_the_message_is_kept()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("422");
        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Hanna Harbour");
        await visitor.FillsIn("Message", "I am the author, believe me");
        await visitor.ClicksButton("Send");

        await visitor.Sees("That name belongs to an account of this blog.");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("I am the author, believe me");

        await visitor.FillsIn("Your name", "Hanno");
        await visitor.ClicksButton("Send");
        await visitor.SeesMessage("I am the author, believe me");
    }

    [Fact]
    public async Task A_signed_in_reader_writes_under_the_display_name()
    {
        var visitor = await AVisitor();
        await visitor.SignsIn(Library.ReaderName, Library.Password);
        await visitor.IsSignedIn();
        await visitor.OpensChat();
        await visitor.Sees("Fenja Ferry");
        await Expect(visitor.Field("Your name")).ToHaveCountAsync(0);

        await visitor.FillsIn("Message", "When does the ferry leave?");
        await visitor.ClicksButton("Send");

        await visitor.SeesMessage("When does the ferry leave?");
    }

    [Fact]
    public async Task A_double_click_on_Send_makes_one_conversation_with_one_message()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Twice");
        await visitor.FillsIn("Message", "Only once");

        await visitor.Button("Send").DblClickAsync();

        await visitor.SeesExactly("Only once");
        await visitor.Says("And then another");
        await visitor.SeesExactly("Only once", "And then another");
    }

    [Fact]
    public async Task What_people_write_is_text_and_never_markup()
    {
        const string Attack = """<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>""";
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");

        await visitor.StartsChat("<b>Mallory</b>", Attack);
        await author.OpensConversation("<b>Mallory</b>", Attack);

        Assert.DoesNotContain("owned", await author.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("owned", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        await Expect(author.Log().Locator("img, script")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_conversation_is_there_again_after_the_end_of_the_browser()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Ines", "I will be back");
        var later = await AVisitor(new() { StorageState = await visitor.ClosesTheBrowserAsync() });

        await later.Opens(Library.NewestPath);
        await later.OpensChat();

        await later.SeesExactly("I will be back");
        await later.Says("I am back");
        await Expect(later.Field("Your name")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Escape_closes_the_panel_and_gives_the_focus_back()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.Launcher.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Field("Your name")).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(visitor.Panel).ToBeHiddenAsync();
        await Expect(visitor.Launcher).ToBeFocusedAsync();
    }

    private static List<string> ChatScripts(Visitor visitor) =>
        [.. visitor.Record.Requests.Select(request => new Uri(request.Url).AbsolutePath).Where(path => path.StartsWith("/js/chat", StringComparison.Ordinal) || path.StartsWith("/dist/chat", StringComparison.Ordinal) || path.StartsWith("/lib/ws.", StringComparison.Ordinal))];
}
