using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class ArticleTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_title_leads_to_the_whole_article_without_a_full_page_load()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");

        await visitor.ClicksLink(Library.NewestTitle);

        await visitor.IsAt(Library.NewestPath);
        await visitor.SeesTitle($"{Library.NewestTitle} — Low Water");
        await visitor.SeesHeading(Library.NewestTitle);
        await visitor.SeesHeading("What it found");
        await Expect(visitor.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("h1")).ToBeFocusedAsync();
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Code_is_coloured_by_the_server_and_can_be_copied()
    {
        var visitor = await AVisitor();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.Opens(Library.NewestPath);
        var code = visitor.Page.Locator(".code");
        await Expect(code.Locator(".tk").First).ToHaveTextAsync("public");
        await Expect(code.Locator(".tc").First).ToContainTextAsync("Reads the gauge");

        await visitor.ClicksButton("Copy");

        await visitor.SeesButton("Copied");
        var copied = await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("// Reads the gauge once a minute", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_contents_leads_to_its_heading()
    {
        var visitor = await AVisitor(new() { Height = 500 });
        await visitor.Opens(Library.NewestPath);

        await visitor.ClicksLink("What it found");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "What it found" })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_unknown_article_says_so_and_leads_on()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("404");

        var answer = await visitor.Opens("/articles/the-one-that-got-away");

        Assert.Equal(404, answer.Status);
        await visitor.ClicksLink("Go to the newest articles");
        await visitor.SeesPage(1);
    }
}
