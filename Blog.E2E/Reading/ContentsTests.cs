using Blog.E2E.People;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

/// <summary>What goes along with somebody who reads a long text.</summary>
public sealed class ContentsTests(TestHouse house) : HouseTest(house)
{
    private const string Progress = "() => new DOMMatrix(getComputedStyle(document.querySelector('article.reading'), '::before').transform).a";

    [Fact]
    public async Task The_table_of_contents_marks_the_part_that_is_read_and_stays_in_sight()
    {
        var visitor = await AReader();
        var current = Contents(visitor).Locator("[aria-current]");
        await Expect(current).ToHaveCountAsync(0);

        foreach (var part in (string[])["The first part", "The third part", "Внутри: $& más", "The second part"])
        {
            await ScrollsToAsync(visitor, part);
            await Expect(current).ToHaveTextAsync(part);
            await Expect(current).ToHaveCountAsync(1);
            await Expect(current).ToBeInViewportAsync();
        }

        await visitor.Page.EvaluateAsync("scrollTo(0, 0)");
        await Expect(current).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_follows_after_a_boosted_link_and_after_Back_too_and_moves_nothing()
    {
        var visitor = await AReader();
        await visitor.Link("Archive").First.ClickAsync();
        await visitor.SeesHeading("Archive");
        await visitor.Page.GoBackAsync();
        await visitor.SeesHeading(RichBlog.Title);
        Assert.Equal(0, await visitor.ScrollPosition());

        await ScrollsToAsync(visitor, "The third part");
        var place = await visitor.ScrollPosition();

        await Expect(Contents(visitor).Locator("[aria-current]")).ToHaveTextAsync("The third part");
        Assert.Equal(place, await visitor.ScrollPosition());
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task A_heading_has_a_link_to_itself_for_the_keyboard_and_the_clipboard()
    {
        var visitor = await AReader();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var link = visitor.Link("Link to “The second part”");
        await Expect(link).ToHaveCSSAsync("opacity", "0");
        await visitor.SeesLink("Link to “Внутри: $& más”");

        await visitor.Link("Link to “The first part”").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(link).ToBeFocusedAsync();
        await Expect(link).ToHaveCSSAsync("opacity", "1");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.SeesLink("Copied");
        await visitor.IsAt($"{RichBlog.Path}#heading-the-second-part");
        Assert.EndsWith("#heading-the-second-part", await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await visitor.SeesHeading("The second part");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "The second part", Exact = true })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_footnote_leads_there_and_back_and_shows_where_one_is()
    {
        var visitor = await AReader();
        var note = visitor.Page.Locator("#footnote-1");

        await visitor.Page.Locator("a[role=doc-noteref]").ClickAsync();
        await Expect(note).ToBeInViewportAsync();
        await Expect(note).ToHaveCSSAsync("background-color", "rgb(255, 225, 105)");

        await note.Locator("a[role=doc-backlink]").ClickAsync();
        await Expect(visitor.Page.Locator("a[role=doc-noteref]")).ToBeInViewportAsync();
        await Expect(note).ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
    }

    [Fact]
    public async Task A_thin_line_says_how_far_one_has_come_and_keeps_still_for_whoever_asked_for_that()
    {
        var visitor = await AReader();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<double>(Progress));
        await ScrollsToAsync(visitor, "The second part");
        await visitor.Page.WaitForFunctionAsync($"() => (({Progress})() > 0.2 && ({Progress})() < 0.9)");
        await visitor.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await visitor.Page.WaitForFunctionAsync($"() => ({Progress})() === 1");

        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal("none", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('article.reading'), '::before').content"));
    }

    [Fact]
    public async Task A_wide_table_scrolls_by_itself()
    {
        var visitor = await AReader(width: 360);

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => { const box = document.querySelector('.reading .table'); return box.scrollWidth > box.clientWidth + 50; }"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"));
    }

    private async Task<Visitor> AReader(int width = 1280)
    {
        var blog = Lasting<BlogServer>(await RichBlog.OpenAsync());
        var visitor = await AVisitor(new() { Blog = blog.Url, Width = width, Height = 700 });
        await visitor.Opens(RichBlog.Path);
        await visitor.SeesHeading(RichBlog.Title);
        return visitor;
    }

    private static ILocator Contents(Person person) =>
        person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Table of contents", Exact = true });

    private static async Task ScrollsToAsync(Person person, string heading) =>
        await person.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).EvaluateAsync("heading => heading.scrollIntoView()");
}
