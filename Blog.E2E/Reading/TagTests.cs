using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class TagTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_tag_lists_its_articles_in_pages_and_marks_where_one_is()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        var bar = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Tags", Exact = true });

        await bar.GetByRole(AriaRole.Link, new() { Name = "water" }).ClickAsync();

        await visitor.IsAt("/tags/water");
        await Expect(bar.Locator("[aria-current=page]")).ToContainTextAsync("water");
        await visitor.SeesPage(1);
        var first = await visitor.Titles();
        Assert.Equal(5, first.Count);

        await visitor.ClicksLink("Next");
        await visitor.SeesPage(2);
        await visitor.IsAt("/tags/water?page=2");
        Assert.Empty(first.Intersect(await visitor.Titles(), StringComparer.Ordinal));
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_tag_with_a_sharp_sign_has_a_page_of_its_own()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);

        await visitor.ClicksLink("C#");

        await visitor.IsAt("/tags/c-sharp");
        Assert.Equal([Library.NewestTitle], await visitor.Titles());
    }
}
