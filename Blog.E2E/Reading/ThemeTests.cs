using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

public sealed class ThemeTests(TestHouse house) : HouseTest(house)
{
    private const string LightPaper = "rgb(248, 250, 248)";
    private const string DarkPaper = "rgb(15, 24, 27)";

    /// <summary>A page that first appears in another theme would change the attribute after the parser wrote it.</summary>
    private const string CountChanges = """
        window.themeChanges = 0;
        new MutationObserver(changes => { window.themeChanges += changes.length; })
            .observe(document, { subtree: true, attributes: true, attributeFilter: ["data-theme"] });
        """;

    [Theory]
    [InlineData(ColorScheme.Light, LightPaper)]
    [InlineData(ColorScheme.Dark, DarkPaper)]
    public async Task Without_a_choice_the_page_follows_the_system(ColorScheme system, string paper)
    {
        var visitor = await AVisitor(new() { ColorScheme = system });
        await visitor.Opens("/");

        await visitor.SeesButton("Theme: automatic");
        await Expect(visitor.Page.Locator("html")).ToHaveCSSAsync("background-color", paper);
    }

    [Fact]
    public async Task The_button_goes_from_automatic_to_light_to_dark_at_once_and_without_a_page_load()
    {
        var visitor = await AVisitor(new() { ColorScheme = ColorScheme.Dark });
        await visitor.Opens("/");
        var root = visitor.Page.Locator("html");

        await visitor.ClicksButton("Theme: automatic");
        await Expect(root).ToHaveCSSAsync("background-color", LightPaper);
        await visitor.ClicksButton("Theme: light");
        await Expect(root).ToHaveCSSAsync("background-color", DarkPaper);
        await visitor.ClicksButton("Theme: dark");
        await visitor.SeesButton("Theme: automatic");

        Assert.Single(visitor.Record.PageLoads);
    }

    [Theory]
    [InlineData("light", ColorScheme.Dark, LightPaper)]
    [InlineData("dark", ColorScheme.Light, DarkPaper)]
    public async Task A_chosen_theme_stands_in_the_first_byte_of_the_next_page(string theme, ColorScheme system, string paper)
    {
        var visitor = await AVisitor(new() { ColorScheme = system });
        await visitor.Opens("/");
        await visitor.ClicksButton("Theme: automatic");
        await visitor.SeesButton("Theme: light");
        if (theme is "dark")
        {
            await visitor.ClicksButton("Theme: light");
            await visitor.SeesButton("Theme: dark");
        }

        await visitor.Context.AddInitScriptAsync(CountChanges);
        var answer = await visitor.Opens("/privacy");

        Assert.Contains($"data-theme=\"{theme}\"", await answer.TextAsync(), StringComparison.Ordinal);
        await Expect(visitor.Page.Locator("html")).ToHaveCSSAsync("background-color", paper);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("window.themeChanges"));
    }
}
