using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The panel where there is little height: a phone on its side, a page at twice its size, a keyboard on the screen.</summary>
public sealed class LowWindowTests(TestHouse house) : HouseTest(house)
{
    private const int PhoneWidth = 360;

    [Theory]
    [InlineData(640, 360)]
    [InlineData(640, 400)]
    [InlineData(360, 340)]
    public async Task Every_entry_of_the_menu_is_reached_by_scrolling_with_its_parts_open_too(int width, int height)
    {
        var visitor = await AVisitor(new() { Width = width, Height = height, PrefersStillness = true });
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat($"Sideways {width} {height}", "Where is the rest of it?");
        await visitor.IsConnected();
        await visitor.OpensMenu();

        var privacy = visitor.Panel.GetByRole(AriaRole.Link, new() { Name = "Privacy", Exact = true });
        await ReachesAsync(privacy);
        await visitor.Unfolds("Forget me on this device");
        await ReachesAsync(visitor.Button("Delete my chats"));
        await ReachesAsync(privacy);
        await ReachesAsync(visitor.Button("Mute sound"));

        // By its list alone: the panel cuts off what goes over its edge, and nobody can scroll that.
        static async Task ReachesAsync(ILocator entry)
        {
            await entry.EvaluateAsync("""
                entry => {
                    const list = entry.closest('.menu-list');
                    list.scrollTop += entry.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom + 20;
                }
                """);
            await Expect(entry).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(640, 400)]
    public async Task The_field_that_has_the_focus_stands_in_sight_when_the_panel_opens(int width, int height)
    {
        var visitor = await AVisitor(new() { Width = width, Height = height, PrefersStillness = true });
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();

        await Expect(visitor.Field("Your name")).ToBeFocusedAsync();
        await Expect(visitor.Field("Your name")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Field("Message")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Button("Close chat")).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(0, await visitor.Page.EvaluateAsync<double>("scrollY"));
    }

    [Fact]
    public async Task The_field_that_has_the_focus_stays_in_sight_when_a_keyboard_takes_the_height()
    {
        var visitor = await AVisitor(new() { Width = PhoneWidth, Height = 640, PrefersStillness = true });
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.Field("E-mail").FocusAsync();

        await visitor.Page.SetViewportSizeAsync(PhoneWidth, 340);

        await Expect(visitor.Field("E-mail")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Field("Message")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task A_low_window_is_the_panel_s_alone()
    {
        var visitor = await AVisitor(new() { Width = 640, Height = 360, PrefersStillness = true });
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();

        await Expect(visitor.Panel).ToHaveAttributeAsync("aria-modal", "true");
        var panel = (await visitor.Panel.BoundingBoxAsync())!;
        Assert.Equal((0, 0, 640, 360), (panel.X, panel.Y, panel.Width, panel.Height));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').inert"));
        await visitor.ClosesPanel();
        Assert.False(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').inert"));
    }
}
