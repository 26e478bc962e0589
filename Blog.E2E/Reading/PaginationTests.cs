using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class PaginationTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_click_on_a_page_number_swaps_only_the_list_with_one_request()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.SeesPage(1);
        await visitor.Page.EvaluateAsync("document.querySelector('h1').dataset.stayed = 'yes'");

        await visitor.ClicksLink("2");

        await visitor.SeesPage(2);
        await visitor.IsAt("/?page=2");
        await visitor.SeesTitle("Articles, page 2 — Low Water");
        await Expect(visitor.Page.Locator("h1")).ToHaveAttributeAsync("data-stayed", "yes");
        Assert.Single(visitor.Record.ScriptRequests);
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_click_fetches_the_list_and_nothing_else_but_its_images()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var before = visitor.Record.Requests.Count;

        await visitor.ClicksLink("2");
        await visitor.SeesPage(2);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var fetched = visitor.Record.Requests.Skip(before).ToList();
        Assert.Equal("/?page=2", new Uri(Assert.Single(fetched, request => request.ResourceType == "xhr").Url).PathAndQuery);
        Assert.DoesNotContain(fetched, request => request.ResourceType is not ("xhr" or "image"));
    }

    [Fact]
    public async Task Next_leads_through_every_article_once_and_Previous_leads_back()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        List<string> titles = [.. await visitor.Titles()];
        Assert.Equal(5, titles.Count);
        Assert.Equal(Library.NewestTitle, titles[0]);

        foreach (var page in (int[])[2, 3])
        {
            await visitor.ClicksLink("Next");
            await visitor.SeesPage(page);
            titles.AddRange(await visitor.Titles());
        }

        Assert.Equal(Library.ArticleCount, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Library.ArticleCount, titles.Count);
        await Expect(visitor.Link("Next")).ToHaveCountAsync(0);

        await visitor.ClicksLink("Previous");
        await visitor.SeesPage(2);
        await visitor.ClicksLink("Previous");
        await visitor.SeesPage(1);
        await visitor.IsAt("/");
        await Expect(visitor.Link("Previous")).ToHaveCountAsync(0);
        Assert.Equal(4, visitor.Record.ScriptRequests.Count);
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Back_and_Forward_show_the_page_its_title_and_the_place_where_one_was()
    {
        var visitor = await AVisitor(new() { Height = 500 });
        await visitor.Opens("/");
        await visitor.Link("2").ScrollIntoViewIfNeededAsync();
        var place = await visitor.ScrollPosition();
        Assert.True(place > 100, $"The page is scrolled to {place} only.");
        await visitor.ClicksLink("2");
        await visitor.SeesPage(2);

        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(1);
        await visitor.IsAt("/");
        await visitor.SeesTitle("Articles — Low Water");
        await visitor.IsScrolledTo(place);

        await visitor.Page.GoForwardAsync();
        await visitor.SeesPage(2);
        await visitor.IsAt("/?page=2");
        await visitor.SeesTitle("Articles, page 2 — Low Water");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Back_from_an_article_returns_to_the_page_and_place_of_the_list()
    {
        var visitor = await AVisitor(new() { Height = 500 });
        await visitor.Opens("/?page=2");
        var article = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Tide 5", Exact = true }).GetByRole(AriaRole.Link);
        await article.ScrollIntoViewIfNeededAsync();
        var place = await visitor.ScrollPosition();
        await article.ClickAsync();
        await visitor.IsAt("/articles/tide-5");
        await visitor.SeesHeading("Tide 5");
        await visitor.IsScrolledTo(0);

        await visitor.Page.GoBackAsync();

        await visitor.SeesPage(2);
        await visitor.IsScrolledTo(place);
    }

    [Fact]
    public async Task A_page_reached_by_click_is_the_same_after_a_reload_and_in_a_new_tab()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.ClicksLink("3");
        await visitor.SeesPage(3);
        var titles = await visitor.Titles();

        await visitor.Page.ReloadAsync();
        await visitor.SeesPage(3);
        Assert.Equal(titles, await visitor.Titles());

        var address = visitor.Page.Url;
        await visitor.OpensInANewTab(address);
        await visitor.SeesPage(3);
        Assert.Equal(titles, await visitor.Titles());
    }

    [Fact]
    public async Task A_page_number_opened_in_a_new_tab_by_the_keyboard_leaves_this_tab_alone()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");

        var tab = await visitor.Context.RunAndWaitForPageAsync(
            () => visitor.Link("2").ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta] }));

        await Expect(tab).ToHaveTitleAsync("Articles, page 2 — Low Water");
        await visitor.SeesPage(1);
        await visitor.IsAt("/");
    }

    [Fact]
    public async Task The_later_of_two_quick_clicks_wins_even_if_it_is_answered_first()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("htmx:sendAbort");
        visitor.Record.Expect("htmx:afterRequest");
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Context.RouteAsync("**/?page=2", route =>
        {
            held.SetResult(route);
            return Task.CompletedTask;
        });
        await visitor.Opens("/");

        // The second click waits until the first one's request is on its way: one that is taken back before the browser
        // has sent it never comes here.
        await visitor.ClicksLink("2");
        var late = await held.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await visitor.ClicksLink("3");
        await visitor.SeesPage(3);
        await late.ContinueAsync();
        Assert.Null(await late.Request.ResponseAsync().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

        await visitor.SeesPage(3);
        await visitor.IsAt("/?page=3");
    }

    [Fact]
    public async Task A_page_past_the_end_is_not_found_and_leads_to_the_last_one()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("404");

        var answer = await visitor.Opens("/?page=99");
        Assert.Equal(404, answer.Status);
        await visitor.SeesHeading("There is no page 99.");

        await visitor.ClicksLink("Go to the last page, 3");
        await visitor.SeesPage(3);
        await visitor.IsAt("/?page=3");
        Assert.Single(visitor.Record.PageLoads);
    }
}
