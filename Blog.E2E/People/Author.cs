using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.People;

/// <summary>Somebody who writes the blog and answers its readers.</summary>
public sealed class Author(IBrowserContext context, IPage page, PersonRecord record, PersonOptions options)
    : Person(context, page, record, options)
{
    /// <summary>Signs in and goes to the Chats page, as the header leads there.</summary>
    public async Task ComesToTheDesk(string userName, string password)
    {
        await SignsIn(userName, password);
        await OpensChats();
    }

    public async Task OpensChats()
    {
        await ClicksLink("Chats");
        await this.IsConnected();
    }

    /// <summary>The conversations of a visitor, told apart by their last words where two have one name.</summary>
    public ILocator Row(string visitorName, string lastWords = "") =>
        Page.GetByRole(AriaRole.List, new() { Name = "Conversations", Exact = true })
            .GetByRole(AriaRole.Link)
            .Filter(new() { HasText = visitorName })
            .Filter(new() { HasText = lastWords });

    public Task SeesConversation(string visitorName, string lastWords = "") => Expect(Row(visitorName, lastWords)).ToBeVisibleAsync();

    public async Task OpensConversation(string visitorName, string lastWords)
    {
        await Row(visitorName, lastWords).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = visitorName, Exact = true, Level = 2 })).ToBeVisibleAsync();
        await this.SeesMessage(lastWords);
    }

    /// <summary>Answers in the open conversation and sees the answer stored.</summary>
    public async Task Replies(string message)
    {
        await Writes(message);
        await this.SeesMessage(message);
    }

    /// <summary>Sends an answer, whatever becomes of it.</summary>
    public Task Writes(string message) => this.WritesInto("Reply", message);
}
