using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E;

/// <summary>The house itself: that its people notice what other tests rely on them to notice.</summary>
public sealed class HouseRules(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_person_notices_script_errors_and_refused_styles_and_foreign_requests()
    {
        var visitor = await AVisitor();
        await visitor.Context.RouteAsync("**/probe", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = "style-src 'self'; img-src *" },
            Body = """<!doctype html><title>Probe</title><style>p { color: red }</style><p>Hello<img src="http://127.0.0.2:9/x.png"><script>throw new Error("broken")</script>""",
        }));

        await visitor.Opens("/probe");
        await visitor.Sees("Hello");

        Assert.Contains(visitor.Record.Complaints, complaint => complaint.Contains("CSP violation: style-src", StringComparison.Ordinal));
        Assert.Contains(visitor.Record.Complaints, complaint => complaint.Contains("Request to another host: http://127.0.0.2:9/", StringComparison.Ordinal));
        Assert.Contains(visitor.Record.Complaints, complaint => complaint.Contains("broken", StringComparison.Ordinal));
        visitor.Record.Expect(string.Empty);
    }

    [Fact]
    public async Task Axe_and_the_layout_check_find_what_is_wrong_with_a_page()
    {
        var visitor = await AVisitor(new() { Width = 360 });
        await visitor.Page.SetContentAsync("""<main style="width: 500px"><img src="data:," alt><input name=q><p style="font-size: 9px">Small</main>""");

        Assert.Contains(await visitor.Page.AxeAsync(), violation => violation.StartsWith("label ", StringComparison.Ordinal));
        var faults = await Layout.FaultsAsync(visitor.Page);
        Assert.Contains("scrolls sideways: 508 of 360", faults);
        Assert.Contains("""too small: 9px "Small" """.TrimEnd(), faults);
    }

    [Fact]
    public async Task A_cut_wire_takes_the_page_away_and_a_mended_one_gives_it_back()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var visitor = await AVisitor(new() { Wire = wire });
        await visitor.Opens("/");

        await visitor.GoesOffline();
        await Assert.ThrowsAsync<PlaywrightException>(() => visitor.Opens("/"));

        await visitor.ComesBackOnline();
        await visitor.Opens("/");
    }

    [Fact]
    public async Task The_real_program_answers_on_the_same_port_after_a_kill_and_after_a_stop()
    {
        var blog = Lasting(await RestartableBlog.StartAsync());
        var address = blog.Url;

        blog.Kill();
        await blog.RestartAsync();
        var exitCode = await blog.StopAsync();
        await blog.RestartAsync();

        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens("/");
        await visitor.Sees("Nothing has been published yet.");
        Assert.Equal(address, blog.Url);
        Assert.Equal(0, exitCode);
    }
}
