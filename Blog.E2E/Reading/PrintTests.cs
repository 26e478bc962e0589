using Blog.E2E.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

/// <summary>An article on paper.</summary>
public sealed class PrintTests(TestHouse house) : HouseTest(house)
{
    /// <summary>What is for screens only; every one of them stands in the page, or the test would prove nothing.</summary>
    private static readonly string[] OnScreenOnly =
    [
        ".sections", ".tools", ".tools form", ".skip", ".toc", ".near", ".related", ".foot", ".launcher",
        ".comment-form", ".comment-foot", "#article-votes", ".after > .tags", ".anchor", ".code button",
    ];

    private const string NotBlack = """
        () => {
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const other = [];
            while (words.nextNode()) {
                const e = words.currentNode.parentElement;
                if (words.currentNode.data.trim() && e.checkVisibility() && getComputedStyle(e).color !== 'rgb(0, 0, 0)')
                    other.push(`${getComputedStyle(e).color}: ${words.currentNode.data.trim().slice(0, 40)}`);
            }
            return other;
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_has_the_blogs_name_title_facts_text_footnotes_and_comments_alone_in_black_on_white(bool choseDark)
    {
        var visitor = await AReader(choseDark);
        foreach (var part in OnScreenOnly)
        {
            Assert.NotEqual(0, await visitor.Page.Locator(part).CountAsync());
        }

        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        foreach (var part in OnScreenOnly)
        {
            await Expect(visitor.Page.Locator(part).First).ToBeHiddenAsync();
        }

        foreach (var part in (string[])[".wordmark", "h1", ".rail .meta time", ".rail .meta a", ".reading > p", "figcaption", ".reading table", ".code code", ".footnotes li", ".comment .text", ".comment .who b"])
        {
            await Expect(visitor.Page.Locator(part).First).ToBeVisibleAsync();
        }

        await Expect(visitor.Page.Locator("html")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(NotBlack));
        Assert.Equal("none", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('article.reading'), '::before').content"));
    }

    [Fact]
    public async Task The_address_stands_behind_a_link_that_leads_outside()
    {
        var visitor = await AReader();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("\" (https://example.org/far)\"", await After("a link outside"));
        Assert.Equal("none", await After("one inside"));

        async Task<string> After(string link) => await visitor.Page.GetByText(link, new() { Exact = true }).EvaluateAsync<string>("link => getComputedStyle(link, '::after').content");
    }

    private async Task<Visitor> AReader(bool choseDark = false)
    {
        var blog = Lasting(await RichBlog.OpenAsync());
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens(RichBlog.Path);
        if (choseDark)
        {
            await visitor.ClicksButton("Theme: automatic");
            await visitor.ClicksButton("Theme: light");
            await visitor.SeesButton("Theme: dark");
        }

        return visitor;
    }
}
