using System.Collections.Concurrent;
using Blog.E2E.People;
using Microsoft.Playwright;

namespace Blog.E2E.Reading;

/// <summary>Nothing that a reader looks at moves because something arrives late.</summary>
public sealed class LayoutShiftTests(TestHouse house) : HouseTest(house)
{
    private const string Count = """
        window.shifts = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; })).observe({ type: "layout-shift", buffered: true });
        """;

    private const string AllImagesAreHere = """
        async () => {
            const images = [...document.querySelectorAll('article.reading img')];
            images.forEach(image => { image.loading = 'eager'; });
            await Promise.all(images.map(image => image.decode()));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            return images.length;
        }
        """;

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task No_line_moves_when_a_late_image_arrives(int width)
    {
        var blog = Lasting(await RichBlog.OpenAsync());

        Assert.True(await ShiftsAsync(blog.Url, RichBlog.UnsizedPath, width) > 0, "An image without a size moves nothing: this test would find no shift.");
        Assert.Equal(0, await ShiftsAsync(blog.Url, RichBlog.Path, width));
    }

    private async Task<double> ShiftsAsync(Uri blog, string path, int width)
    {
        var visitor = await AVisitor(new() { Blog = blog, Width = width, Height = 900 });
        var held = new ConcurrentBag<IRoute>();
        var isOpen = false;
        await visitor.Context.RouteAsync("**/demo/*.svg", route =>
        {
            held.Add(route);
            return isOpen ? route.ContinueAsync() : Task.CompletedTask;
        });
        await visitor.Context.AddInitScriptAsync(Count);
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await visitor.SeesHeading("The first part");
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('.anchored') && document.fonts.status === 'loaded'");
        await visitor.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.NotEmpty(held);

        isOpen = true;
        await Task.WhenAll(held.Select(route => route.ContinueAsync()));
        Assert.Equal(2, await visitor.Page.EvaluateAsync<int>(AllImagesAreHere));
        return await visitor.Page.EvaluateAsync<double>("window.shifts");
    }
}
