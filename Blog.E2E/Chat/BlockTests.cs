using Blog.Chat.Letters;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Who is sent away sees one sentence, and who comes by a mail's link sees the chat.</summary>
public sealed class BlockTests(TestHouse house) : HouseTest(house)
{
    private const string Sentence = "This chat is not available.";

    [Fact]
    public async Task A_blocked_visitor_loses_the_open_pane_and_the_launcher_and_gets_both_back()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Blocked Bruno", "Buy my boat");
        await visitor.IsConnected();
        await author.OpensConversation("Blocked Bruno", "Buy my boat");

        await author.Page.Locator("summary").Filter(new() { HasText = "Block visitor" }).ClickAsync();
        await author.FillsIn("Reason", "Sells boats");
        await author.Field("For how long").SelectOptionAsync(new SelectOptionValue { Label = "One week" });
        await author.ClicksButton("Block");

        await author.SeesButton("Unblock visitor");
        await visitor.Sees(Sentence);
        await Expect(visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" })).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("#chat-launcher")).ToBeHiddenAsync();
        await visitor.ClicksButton("Close chat");
        await Expect(visitor.Panel).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("#chat-launcher")).ToBeHiddenAsync();
        await visitor.Opens("/");
        await Expect(visitor.Page.Locator("#chat-launcher")).ToHaveCountAsync(0);

        await author.ClicksButton("Unblock visitor");
        await author.Page.Locator("summary").Filter(new() { HasText = "Block visitor" }).WaitForAsync();
        await visitor.Opens("/");
        await Expect(visitor.Page.Locator("#chat-launcher")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mails_link_opens_the_thread_in_another_browser()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var laptop = await AVisitor();
        await laptop.Opens("/");
        await laptop.StartsChat("Linked Lucia", "Will you write to me?");
        await author.OpensConversation("Linked Lucia", "Will you write to me?");
        await author.Replies("I will");
        var id = await (await House.LibraryAsync()).WithDb(db => db.Conversations.Where(row => row.VisitorName == "Linked Lucia").Select(row => row.Id).SingleAsync());
        var token = (await House.LibraryAsync()).Services.GetRequiredService<ThreadLinks>().ThreadToken(id);

        var phone = await AVisitor();
        await phone.Opens($"/chat/link?t={token}");
        await phone.ClicksButton("Open the chat here");

        await phone.SeesExactly("Will you write to me?", "Hanna Harbour joined", "I will");
        await phone.Says("Thank you, from my phone");
        await author.SeesMessage("Thank you, from my phone");
    }
}
