using Blog.E2E.Looks;
using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Writing;

/// <summary>The editor's pages at three widths in both themes: they lie well in the window, and axe has nothing to say.</summary>
public sealed class LooksTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_editor_lies_well_in_the_window_and_is_accessible(int width, ColorScheme theme)
    {
        var author = await AnAuthor(new() { Width = width, ColorScheme = theme });
        author.Record.Expect("422");
        author.Record.Expect("409");
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        List<string> faults = [];

        await author.Opens("/articles/new");
        await Page("new");
        await author.Page.GetByText("How to write in Markdown").ClickAsync();
        await author.FillsIn("Tags", new string('x', 50));
        await author.ClicksButton("Publish");
        await author.Sees("Write a title.");
        await Page("new-refused");
        await author.Opens($"{Library.NewestPath}/edit");
        await Page("edit");
        await author.Page.EvaluateAsync("document.querySelector('[name=Version]').value = 0");
        await author.FillsIn("Title", "Typed meanwhile");
        await author.ClicksButton("Publish");
        await author.Sees("This article was changed by");
        await Page("conflict");
        await author.Opens($"{Library.NewestPath}/delete");
        await Page("delete");
        await author.Opens("/articles/mine");
        await Page("own-articles");
        await author.Opens(Library.NewestPath);
        await Page("own-article");

        Assert.Empty(faults);

        async Task Page(string name) => faults.AddRange(await author.LooksAt(name, theme));
    }
}
