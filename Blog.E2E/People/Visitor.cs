using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.People;

/// <summary>Somebody who reads the blog, signed in or not.</summary>
public sealed partial class Visitor(IBrowserContext context, IPage page, PersonRecord record, PersonOptions options)
    : Person(context, page, record, options)
{
    /// <summary>The button that opens the chat; without script it is a link.</summary>
    public ILocator Launcher => Page.GetByRole(HasScript ? AriaRole.Button : AriaRole.Link, new() { NameRegex = BeginsWithChat() });

    public ILocator Panel => Page.GetByRole(AriaRole.Dialog, new() { Name = "Chat", Exact = true });

    public async Task OpensChat()
    {
        await Launcher.ClickAsync();
        await Expect(Panel).ToBeVisibleAsync();
    }

    /// <summary>Opens the chat on the present page and sends the first message.</summary>
    public async Task StartsChat(string name, string message)
    {
        await OpensChat();
        await FillsIn("Your name", name);
        await FillsIn("Message", message);
        await ClicksButton("Send");
        await this.SeesMessage(message);
    }

    /// <summary>Sends a message and sees it stored.</summary>
    public async Task Says(string message)
    {
        await Writes(message);
        await this.SeesMessage(message);
    }

    /// <summary>Sends a message, whatever becomes of it.</summary>
    public Task Writes(string message) => this.WritesInto("Message", message);

    [GeneratedRegex("^Chat", RegexOptions.None, 1_000)]
    private static partial Regex BeginsWithChat();
}
