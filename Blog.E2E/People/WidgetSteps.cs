using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.People;

/// <summary>What visitors do with the chat's panel beside writing.</summary>
internal static class WidgetSteps
{
    public static ILocator Menu(this Visitor visitor) => visitor.Panel.Locator("#chat-menu");

    public static async Task OpensMenu(this Visitor visitor)
    {
        await visitor.Menu().Locator("> summary").ClickAsync();
        await Expect(visitor.Panel.GetByRole(AriaRole.Link, new() { Name = "Privacy", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Unfolds one of the menu's own parts.</summary>
    public static Task Unfolds(this Visitor visitor, string words) =>
        visitor.Menu().Locator(".menu-list summary").Filter(new() { HasText = words }).ClickAsync();

    public static async Task EndsChat(this Visitor visitor)
    {
        await visitor.OpensMenu();
        await visitor.Unfolds("End chat");
        await visitor.ClicksButton("End it now");
        await visitor.SeesButton("This helped");
    }

    public static async Task ClosesPanel(this Visitor visitor)
    {
        await visitor.ClicksButton("Close chat");
        await Expect(visitor.Panel).ToBeHiddenAsync();
    }
}
