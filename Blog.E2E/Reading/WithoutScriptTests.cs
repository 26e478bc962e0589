using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class WithoutScriptTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Pages_are_plain_links()
    {
        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens("/");

        await visitor.ClicksLink("Next");
        await visitor.SeesPage(2);
        await visitor.IsAt("/?page=2");
        await visitor.ClicksLink("3");
        await visitor.SeesPage(3);
        await visitor.Page.GoBackAsync();
        await visitor.SeesPage(2);

        Assert.Empty(visitor.Record.ScriptRequests);
    }

    [Fact]
    public async Task An_article_and_its_tags_can_be_read()
    {
        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens("/");

        var newest = visitor.List().GetByRole(AriaRole.Article).Filter(new() { HasText = Library.NewestTitle });
        await newest.GetByRole(AriaRole.Link, new() { Name = "Read more" }).ClickAsync();
        await visitor.SeesHeading(Library.NewestTitle);
        await visitor.Sees("Twelve months of measuring");
        await visitor.ClicksLink("water");
        await visitor.SeesHeading("Articles about water");
    }

    [Fact]
    public async Task The_theme_button_works_by_a_form()
    {
        var visitor = await AVisitor(new() { HasScript = false });
        await visitor.Opens("/?page=2");

        await visitor.ClicksButton("Theme: automatic");

        await visitor.SeesButton("Theme: light");
        await visitor.IsAt("/?page=2");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }
}
