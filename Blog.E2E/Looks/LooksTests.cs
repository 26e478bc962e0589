using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Looks;

/// <summary>Every kind of page at three widths in both themes: lies well in its window, and axe has nothing to say.</summary>
public sealed class LooksTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Pages_lie_well_in_the_window_and_are_accessible(int width, ColorScheme theme)
    {
        var visitor = await AVisitor(new() { Width = width, ColorScheme = theme });
        visitor.Record.Expect("404");
        visitor.Record.Expect("410");
        List<string> faults = [];
        foreach (var (name, path, _) in PageList.For(userName: null))
        {
            await visitor.Opens(path);
            faults.AddRange(await visitor.LooksAt(name, theme));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_sign_in_says_accessibly_what_is_wrong()
    {
        var visitor = await AVisitor(new() { Width = 360 });
        visitor.Record.Expect("422");
        await visitor.SignsIn(Library.ReaderName, "not the password");
        await visitor.Sees("That name and password do not belong together.");

        Assert.Empty(await visitor.LooksAt("sign-in-refused", ColorScheme.Light));
    }
}
