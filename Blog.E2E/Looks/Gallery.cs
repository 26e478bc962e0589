using Microsoft.Playwright;

namespace Blog.E2E.Looks;

/// <summary>Pictures of pages for people to look at, in TestResults/gallery.</summary>
internal static class Gallery
{
    /// <summary>Takes a picture of the page as it stands, named after page, width and theme.</summary>
    public static async Task TakeAsync(IPage page, string name, ColorScheme theme)
    {
        var width = page.ViewportSize?.Width ?? 0;
        var file = $"{name}-{width}-{theme.ToString().ToLowerInvariant()}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Results.Folder, "gallery", file), FullPage = true, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Initial });
    }
}
