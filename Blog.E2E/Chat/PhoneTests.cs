using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The chat on a phone: the whole screen, with the keyboard open too.</summary>
public sealed class PhoneTests(TestHouse house) : HouseTest(house)
{
    private const int Height = 640;
    private const int Keyboard = 300;

    private static readonly PersonOptions Phone = new() { Width = 360, Height = Height, PrefersStillness = true };

    [Fact]
    public async Task The_composer_stands_on_the_keyboard_with_the_last_message_above_it_and_the_close_button_in_reach()
    {
        var visitor = await AVisitor(Phone);
        await visitor.Context.AddInitScriptAsync("""
            const viewport = new EventTarget();
            Object.assign(viewport, { width: innerWidth, height: innerHeight, offsetTop: 0, scale: 1 });
            Object.defineProperty(window, 'visualViewport', { value: viewport });
            """);
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Mobile Mia", "From the tram");
        for (var number = 1; number <= 12; number++)
        {
            await visitor.Says($"Line {number}");
        }

        await KeyboardAsync(isOpen: true);

        var composer = (await visitor.Page.Locator("#chat-composer").BoundingBoxAsync())!;
        var last = (await visitor.Log().Locator("li[data-seq]").Last.BoundingBoxAsync())!;
        var close = (await visitor.Button("Close chat").BoundingBoxAsync())!;
        Assert.InRange(composer.Y + composer.Height, Height - Keyboard - 2, Height - Keyboard);
        Assert.InRange(last.Y + last.Height, close.Y + close.Height, composer.Y);
        Assert.InRange(close.Y, 0, Height - Keyboard);
        Assert.True(close is { Width: >= 24, Height: >= 24 });

        await KeyboardAsync(isOpen: false);
        composer = (await visitor.Page.Locator("#chat-composer").BoundingBoxAsync())!;
        Assert.InRange(composer.Y + composer.Height, Height - 2, Height);
        await visitor.ClosesPanel();

        async Task KeyboardAsync(bool isOpen)
        {
            await visitor.Page.EvaluateAsync("height => { visualViewport.height = height; visualViewport.dispatchEvent(new Event('resize')); }", isOpen ? Height - Keyboard : Height);
            await visitor.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }
    }

    [Fact]
    public async Task A_window_that_grows_smaller_keeps_the_end_of_the_talk_in_sight()
    {
        var visitor = await AVisitor(Phone);
        await visitor.Opens("/");
        await visitor.StartsChat("Android Ann", "From the bus");
        for (var number = 1; number <= 12; number++)
        {
            await visitor.Says($"Line {number}");
        }

        await visitor.Page.SetViewportSizeAsync(360, Height - Keyboard);

        await Expect(visitor.Log().GetByText("Line 12", new() { Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Field("Message")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Button("Close chat")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task The_panel_is_the_whole_screen_the_page_behind_is_out_of_reach_and_no_field_makes_the_browser_zoom()
    {
        var visitor = await AVisitor(Phone);
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();

        await Expect(visitor.Panel).ToHaveAttributeAsync("aria-modal", "true");
        var panel = (await visitor.Panel.BoundingBoxAsync())!;
        Assert.Equal((0, 0, 360, Height), (panel.X, panel.Y, panel.Width, panel.Height));
        Assert.Equal("hidden", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).overflowY"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').inert && document.querySelector('header').inert"));
        Assert.True(await SmallestFieldAsync() >= 16);

        await visitor.FillsIn("Your name", "Modal Max");
        await visitor.FillsIn("Message", "Full screen");
        await visitor.ClicksButton("Send");
        await visitor.IsConnected();
        await Expect(visitor.Panel).ToHaveAttributeAsync("aria-modal", "true");
        await visitor.EndsChat();
        await visitor.ClicksButton("This helped");
        await visitor.SeesButton("Save");
        Assert.True(await SmallestFieldAsync() >= 16);
        await visitor.ClosesPanel();
        Assert.False(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').inert"));
        Assert.Equal(1, visitor.Record.Sockets.Ever);

        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.IsConnected();
        await Expect(visitor.Panel).ToHaveAttributeAsync("aria-modal", "true");
        Assert.Equal(2, visitor.Record.Sockets.Ever);

        Task<double> SmallestFieldAsync() => visitor.Page.EvaluateAsync<double>("Math.min(...[...document.querySelectorAll('#chat-pane :is(input:not([type=hidden]), textarea)')].map(field => parseFloat(getComputedStyle(field).fontSize)))");
    }

    [Fact]
    public async Task A_link_in_the_panel_leads_to_its_page_and_not_behind_the_panel()
    {
        var visitor = await AVisitor(Phone);
        await visitor.Opens("/");
        await visitor.StartsChat("Linking Lou", "What do you keep?");
        await visitor.OpensMenu();

        await visitor.Panel.GetByRole(AriaRole.Link, new() { Name = "Privacy", Exact = true }).ClickAsync();

        await visitor.SeesHeading("Privacy");
        await Expect(visitor.Panel).ToBeHiddenAsync();
        Assert.Equal("visible", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).overflowY"));
    }
}
