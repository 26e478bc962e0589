using System.Text.RegularExpressions;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed partial class DeskTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Somebody_without_an_account_is_led_to_the_sign_in()
    {
        var visitor = await AVisitor();

        await visitor.Opens("/chats");

        await visitor.IsAt("/account/login?returnUrl=%2Fchats");
        await visitor.SeesButton("Sign in");
    }

    [Fact]
    public async Task A_reader_is_refused()
    {
        var reader = await AVisitor();
        reader.Record.Expect("403");
        await reader.SignsIn(Library.ReaderName, Library.Password);
        await reader.IsSignedIn();

        var answer = await reader.Opens("/chats");

        Assert.Equal(403, answer.Status);
        await Expect(reader.Page.GetByText("Conversations")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_question_counts_as_unread_until_it_is_opened()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Counted", "One");
        await visitor.Says("Two");
        await Expect(author.Row("Counted", "Two")).ToHaveAttributeAsync("data-unread", "2");

        await author.OpensConversation("Counted", "Two");

        await Expect(author.Row("Counted", "Two")).ToHaveAttributeAsync("data-unread", "0");
    }

    [Fact]
    public async Task Unread_counts_stand_in_the_title_and_on_the_launcher_and_fall_to_zero_in_every_tab()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Many Tabs", "Is anybody there?");
        await visitor.ClicksButton("Close chat");
        var tabs = new List<IPage> { visitor.Page };
        await visitor.OpensInANewTab(Library.NewestPath);
        tabs.Add(visitor.Page);
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await Expect(author.Page).ToHaveTitleAsync(Counted());
        await author.OpensConversation("Many Tabs", "Is anybody there?");
        await author.Replies("I am.");
        foreach (var tab in tabs)
        {
            await Expect(tab).ToHaveTitleAsync(Counted());
            await Expect(Unread(tab)).ToHaveTextAsync("1 unread");
        }

        await visitor.OpensChat();

        foreach (var tab in tabs)
        {
            await Expect(tab).Not.ToHaveTitleAsync(Counted());
            await Expect(Unread(tab)).ToBeHiddenAsync();
        }

        static ILocator Unread(IPage tab) => tab.GetByRole(AriaRole.Button, new() { NameRegex = BeginsWithChat() }).Locator("[data-unread]");
    }

    [Fact]
    public async Task Drafts_belong_to_their_conversation()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        foreach (var name in (string[])["Left", "Right"])
        {
            var visitor = await AVisitor();
            await visitor.Opens("/");
            await visitor.StartsChat(name, $"{name} speaking");
        }

        await author.OpensConversation("Left", "Left speaking");
        await author.FillsIn("Reply", "for the left");
        await author.OpensConversation("Right", "Right speaking");
        await Expect(author.Field("Reply")).ToHaveValueAsync(string.Empty);
        await Expect(author.Row("Left", "for the left").Locator(".draft")).ToHaveTextAsync("Draft:");
        await author.Row("Left", "for the left").ClickAsync();
        await author.SeesMessage("Left speaking");
        await Expect(author.Field("Reply")).ToHaveValueAsync("for the left");

        await author.Page.ReloadAsync();

        await Expect(author.Field("Reply")).ToHaveValueAsync("for the left");
    }

    [Fact]
    public async Task A_closed_conversation_opens_again_when_the_visitor_writes()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Persistent", "First question");
        await author.OpensConversation("Persistent", "First question");
        await author.ClicksButton("Close conversation");
        await author.SeesButton("Reopen conversation");
        await visitor.SeesMessage("Hanna Harbour closed the conversation");

        await visitor.Says("One more thing");

        await author.SeesMessage("One more thing");
        await author.SeesButton("Close conversation");
        await author.Replies("Go on");
        await visitor.SeesMessage("Go on");
    }

    [Fact]
    public async Task What_did_not_get_through_is_not_said_any_longer_than_the_line_is_gone()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Cut Off", "Can you open me?");
        var author = await AnAuthor(new() { Wire = wire });
        author.Record.Expect("htmx:");
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Cut Off", "Can you open me?");
        await author.GoesOffline();
        await author.ClicksButton("Close conversation");
        await author.Sees("That did not get through.");

        await author.ComesBackOnline();

        await author.IsConnected();
        await Expect(author.Page.GetByText("That did not get through.")).ToBeHiddenAsync();
    }

    [GeneratedRegex(@"^\([0-9]+\+?\) ", RegexOptions.None, 1_000)]
    private static partial Regex Counted();

    [GeneratedRegex("^Chat", RegexOptions.None, 1_000)]
    private static partial Regex BeginsWithChat();
}
