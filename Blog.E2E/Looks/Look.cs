using Blog.E2E.People;
using Microsoft.Playwright;

namespace Blog.E2E.Looks;

internal static class Look
{
    /// <summary>Takes a picture of what the person has before them; gives what axe and a ruler find wrong with it, under the name.</summary>
    public static async Task<IEnumerable<string>> LooksAt(this Person person, string name, ColorScheme theme)
    {
        await Gallery.TakeAsync(person.Page, name, theme);
        var faults = (await person.Page.AxeAsync()).Concat(await Layout.FaultsAsync(person.Page));
        return faults.Select(fault => $"{name}: {fault}").ToList();
    }
}
