using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class SearchTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Results_come_as_one_types_and_Back_returns_in_one_step_to_where_one_read()
    {
        var visitor = await AVisitor(new() { Height = 500 });
        await visitor.Opens("/");
        await visitor.Page.EvaluateAsync("scrollTo(0, 12)");
        await visitor.IsScrolledTo(12);
        await visitor.Field("Search").EvaluateAsync("field => field.focus({ preventScroll: true })");

        await visitor.Page.Keyboard.TypeAsync("Ti");
        await visitor.SeesHeading("Articles with “Ti”");
        await visitor.Page.Keyboard.TypeAsync("d");
        await visitor.SeesHeading("Articles with “Tid”");
        await visitor.Page.Keyboard.TypeAsync("e");
        await visitor.SeesHeading("Articles with “Tide”");

        // The line that is read aloud stays while the results come and go.
        await Expect(visitor.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status)).ToContainTextAsync("articles found");
        await visitor.IsAt("/search?q=Tide");
        await visitor.SeesTitle("Search: Tide — Low Water");
        Assert.Equal("Tide 13", (await visitor.Titles())[0]);
        await Expect(visitor.Field("Search")).ToBeFocusedAsync();
        await Expect(visitor.Field("Search")).ToHaveValueAsync("Tide");

        await visitor.Page.GoBackAsync();
        await visitor.IsAt("/");
        await visitor.SeesTitle("Articles — Low Water");
        await visitor.SeesPage(1);
        await visitor.IsScrolledTo(12);
        await Expect(visitor.Field("Search")).ToHaveValueAsync("");

        await visitor.Page.GoForwardAsync();
        await visitor.SeesHeading("Articles with “Tide”");
        await Expect(visitor.Field("Search")).ToHaveValueAsync("Tide");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_slow_answer_to_what_was_typed_before_never_takes_the_place_of_a_newer_one()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("htmx:sendAbort");
        visitor.Record.Expect("htmx:afterRequest");
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Context.RouteAsync("**/search?q=water", route =>
        {
            held.SetResult(route);
            return Task.CompletedTask;
        });
        await visitor.Opens("/");

        await visitor.FillsIn("Search", "water");
        var late = await held.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await visitor.FillsIn("Search", "gauge");
        await visitor.SeesHeading("Articles with “gauge”");
        await late.ContinueAsync();
        Assert.Null(await late.Request.ResponseAsync().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        await visitor.SeesHeading("Articles with “gauge”");
        await visitor.IsAt("/search?q=gauge");
    }

    [Fact]
    public async Task The_keyboard_alone_searches_pages_reads_and_returns()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.Field("Search").FocusAsync();

        await visitor.Page.Keyboard.TypeAsync("tide");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesHeading("Articles with “tide”");
        await Expect(visitor.Field("Search")).ToBeFocusedAsync();
        await visitor.Link("2").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesPage(2);
        await visitor.IsAt("/search?q=tide&page=2");
        await Expect(visitor.Field("Search")).ToHaveValueAsync("tide");

        await visitor.List().GetByRole(AriaRole.Heading, new() { Level = 2 }).First.GetByRole(AriaRole.Link).FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#main h1")).ToBeFocusedAsync();
        await Expect(visitor.Field("Search")).ToHaveValueAsync("");

        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(2);
        await Expect(visitor.Field("Search")).ToHaveValueAsync("tide");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Enter_right_after_the_last_letter_asks_once_and_makes_one_step()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");

        await visitor.FillsIn("Search", "gauge");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesHeading("Articles with “gauge”");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await visitor.Page.GoBackAsync();
        await visitor.IsAt("/");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_suggestion_is_a_link_whose_words_come_into_the_field()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/search?q=guage");
        await visitor.SeesHeading("Nothing found for “guage”.");

        await visitor.ClicksLink("gauge");

        await visitor.SeesHeading("Articles with “gauge”");
        await Expect(visitor.Field("Search")).ToHaveValueAsync("gauge");
        Assert.Equal([Library.NewestTitle], await visitor.Titles());
    }

    [Fact]
    public async Task What_is_typed_in_the_chat_stays_while_one_searches()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Ada");
        await visitor.FillsIn("Message", "Where is the article about");

        await visitor.FillsIn("Search", "gauge");
        await visitor.SeesHeading("Articles with “gauge”");

        await Expect(visitor.Panel).ToBeVisibleAsync();
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Where is the article about");
        await visitor.Page.GoBackAsync();
        await visitor.IsAt("/");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Where is the article about");
    }

    [Fact]
    public async Task Without_script_the_form_finds_the_same()
    {
        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens("/articles/tide-1");

        await visitor.FillsIn("Search", "“tide 13”");
        await visitor.Field("Search").PressAsync("Enter");

        await visitor.SeesHeading("Articles with ““tide 13””");
        Assert.Equal(["Tide 13"], await visitor.Titles());
        await Expect(visitor.Page.Locator("mark")).ToHaveTextAsync("Tide 13");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Library.AuthorName)]
    [InlineData(Library.AdministratorName)]
    public async Task On_a_phone_the_field_has_its_place_for_everybody(string? userName)
    {
        var visitor = await AVisitor(new() { Width = 360 });
        if (userName is not null)
        {
            await visitor.SignsIn(userName, Library.Password);
        }

        await visitor.Opens("/search?q=tide");

        Assert.Empty(await Layout.FaultsAsync(visitor.Page));
        var field = await visitor.Field("Search").BoundingBoxAsync();
        Assert.True(field is { Width: >= 180, Height: >= 44 }, $"The field is {field?.Width} wide and {field?.Height} high.");
    }
}
