using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Looks;

/// <summary>
/// Every page, for everybody who sees it, in both languages and both themes, whose colours know no language: axe has nothing
/// to say. What needs no sign-in is looked at in English by <see cref="LooksTests"/>, in both themes too.
/// </summary>
public sealed class AccessibilityTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("en-US", ColorScheme.Dark)]
    [InlineData("es-CL", ColorScheme.Light)]
    public async Task Every_page_is_accessible(string locale, ColorScheme theme)
    {
        List<string> faults = [];
        foreach (var userName in PageList.UserNames.Where(userName => userName is not null || locale != "en-US"))
        {
            var person = await AVisitor(new() { Locale = locale, ColorScheme = theme, Width = 800, StorageState = await SignedInAsync(userName) });
            person.Record.Expect("404");
            person.Record.Expect("403");
            person.Record.Expect("410");
            foreach (var page in PageList.For(userName))
            {
                await person.Opens(page.Path);
                Assert.Equal(locale[..2], await person.Page.Locator("html").GetAttributeAsync("lang"));
                faults.AddRange((await person.Page.AxeAsync()).Select(fault => $"{page.Name}: {fault}"));
            }
        }

        Assert.Empty(faults);
    }

    /// <summary>Signed in in English, whose words the people here know; the cookies speak every language.</summary>
    private async Task<string?> SignedInAsync(string? userName)
    {
        if (userName is null)
        {
            return null;
        }

        var person = await AVisitor();
        await person.SignsIn(userName, Library.Password);
        await person.IsSignedIn();
        return await person.Context.StorageStateAsync();
    }
}
