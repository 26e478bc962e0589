using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The panel where there is little height: a phone on its side, a page at twice its size, a keyboard on the screen.</summary>
public sealed class LowWindowTests(TestHouse house) : HouseTest(house)
{
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
                    list.scrollTop += entry.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
                }
                """);
            await Expect(entry).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }
}
