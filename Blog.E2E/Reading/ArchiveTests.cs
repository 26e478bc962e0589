using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class ArchiveTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_months_pages_are_swapped_and_Back_leads_through_them_to_the_archive()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        var section = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections", Exact = true }).Locator("[aria-current=page]");
        await Expect(section).ToHaveTextAsync("Articles");

        await visitor.Link("Archive").First.ClickAsync();
        await visitor.SeesHeading("Archive");
        await Expect(section).ToHaveTextAsync("Archive");
        await visitor.ClicksLink("March 2026 14");
        await visitor.SeesHeading("Articles from March 2026");
        await visitor.IsAt("/archive/2026/03");
        await Expect(section).ToHaveTextAsync("Archive");
        var first = await visitor.Titles();

        await visitor.ClicksLink("Next");
        await visitor.SeesPage(2);
        await visitor.IsAt("/archive/2026/03?page=2");
        await visitor.SeesTitle("Articles from March 2026, page 2 — Low Water");
        Assert.Empty(first.Intersect(await visitor.Titles(), StringComparer.Ordinal));

        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(1);
        Assert.Equal(first, await visitor.Titles());
        await visitor.Page.GoBackAsync();
        await visitor.SeesHeading("Archive");
        await Expect(section).ToHaveTextAsync("Archive");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_name_leads_to_everything_that_the_person_has_published()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);

        await visitor.ClicksLink("Hanna Harbour");
        await visitor.SeesHeading("Hanna Harbour");
        await visitor.IsAt($"/authors/{Library.AuthorName}");
        await visitor.Sees("14 articles");
        await visitor.ClicksLink("3");
        await visitor.SeesPage(3);
        Assert.Equal(4, (await visitor.Titles()).Count);
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Earlier_and_Later_lead_from_article_to_article()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        var near = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Nearby articles", Exact = true });

        await near.GetByRole(AriaRole.Link, new() { Name = "Earlier Tide 13" }).ClickAsync();
        await visitor.SeesHeading("Tide 13");
        await near.GetByRole(AriaRole.Link, new() { Name = "Earlier Tide 12" }).ClickAsync();
        await visitor.SeesHeading("Tide 12");
        await near.GetByRole(AriaRole.Link, new() { Name = "Later Tide 13" }).ClickAsync();
        await visitor.SeesHeading("Tide 13");
        Assert.Single(visitor.Record.PageLoads);
    }
}
