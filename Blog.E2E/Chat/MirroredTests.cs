using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Where one reads from right to left the panel is mirrored, and every message keeps its own direction.</summary>
public sealed class MirroredTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Launcher_panel_and_bubbles_change_sides_and_messages_read_in_their_own_direction()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Context.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; });");
        await visitor.Opens("/");
        var launcher = (await visitor.Launcher.BoundingBoxAsync())!;
        Assert.InRange(launcher.X, 10, 40);

        await visitor.StartsChat("دينا", "كم ارتفاع الماء؟");
        await author.OpensConversation("دينا", "كم ارتفاع الماء؟");
        await author.Replies("About two metres.");
        await visitor.SeesMessage("About two metres.");

        var panel = (await visitor.Panel.BoundingBoxAsync())!;
        var own = (await BubbleAsync("visitor").BoundingBoxAsync())!;
        var answer = (await BubbleAsync("author").BoundingBoxAsync())!;
        var close = (await visitor.Button("Close chat").BoundingBoxAsync())!;
        var middle = panel.X + (panel.Width / 2);
        Assert.InRange(panel.X, 10, 40);
        Assert.InRange(own.X, panel.X, panel.X + 40);
        Assert.InRange(answer.X + answer.Width, panel.X + panel.Width - 40, panel.X + panel.Width);
        Assert.InRange(close.X, panel.X, middle);
        Assert.Equal("rtl", await DirectionAsync("visitor"));
        Assert.Equal("ltr", await DirectionAsync("author"));
        await visitor.OpensMenu();
        var menu = (await visitor.Page.Locator(".menu-list").BoundingBoxAsync())!;
        Assert.InRange(menu.X, panel.X, panel.X + 20);
        Assert.True(menu.X + menu.Width <= panel.X + panel.Width);

        ILocator BubbleAsync(string sender) => visitor.Log().Locator($"li[data-sender={sender}] .text");
        Task<string> DirectionAsync(string sender) => BubbleAsync(sender).EvaluateAsync<string>("text => getComputedStyle(text).direction");
    }
}
