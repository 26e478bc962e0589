using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>A field can go away under the hands of whoever types in it: what is typed on is no command, and what stood in it is kept.</summary>
public sealed class BlindTypingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Words_typed_on_after_somebody_took_the_chat_over_do_not_take_it_back_or_close_it()
    {
        var (visitor, author) = await ADesk("Overtaken", "May I ask?");
        await author.ClicksButton("Assign to me");
        await Expect(author.Row("Overtaken").GetByLabel("Yours")).ToBeVisibleAsync();
        var admin = await AnAuthor();
        await admin.ComesToTheDesk(Library.AdministratorName, Library.Password);
        await admin.OpensConversation("Overtaken", "May I ask?");
        await author.Types("Thanks for th");
        await admin.ClicksButton("Take over");
        await author.Sees("answers this conversation.");

        await author.Page.Keyboard.TypeAsync("e answer, nautical one");

        await Expect(author.Page.Locator("#thread")).ToBeFocusedAsync();
        await admin.Replies("I have it now");
        await visitor.SeesMessage("I have it now");
        await author.Sees("answers this conversation.");
        await Expect(author.Field("Private note")).ToBeHiddenAsync();
        await Expect(visitor.Log().GetByText("closed the conversation")).ToHaveCountAsync(0);
        await author.ClicksButton("Take over");
        await Expect(author.Field("Reply")).ToBeFocusedAsync();
        await Expect(author.Field("Reply")).ToHaveValueAsync("Thanks for th");
        await author.Page.Keyboard.PressAsync("Escape");
        await author.Page.Keyboard.PressAsync("e");
        await visitor.SeesMessage("Hanna Harbour closed the conversation");
    }

    [Fact]
    public async Task Words_typed_on_after_the_visitor_ended_the_chat_become_no_note_and_no_tag()
    {
        var (visitor, author) = await ADesk("Ended", "Is it low tide?");
        await author.Types("It is low tide i");
        await visitor.EndsChat();
        await author.SeesButton("Reopen conversation");

        await author.Page.Keyboard.TypeAsync("n the next tide, at noon");

        await Expect(author.Page.Locator("#thread")).ToBeFocusedAsync();
        await Expect(author.Field("Private note")).ToBeHiddenAsync();
        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
        await Expect(author.Field("New tag")).ToHaveValueAsync(string.Empty);
        await author.ClicksButton("Reopen conversation");
        await Expect(author.Field("Reply")).ToHaveValueAsync("It is low tide i");
    }

    [Fact]
    public async Task A_note_that_is_being_written_stays_a_note_when_the_chat_closes_and_opens_again()
    {
        var (visitor, author) = await ADesk("Noted On", "Do you write about me?");
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Private note" }).ClickAsync();
        await author.Page.Keyboard.TypeAsync("zqnote ");
        await visitor.EndsChat();
        await author.SeesButton("Reopen conversation");
        await Expect(author.Field("Private note")).ToBeFocusedAsync();
        await author.Page.Keyboard.TypeAsync("of ");
        await visitor.Says("One more thing");
        await author.SeesButton("Close conversation");
        await Expect(author.Field("Private note")).ToBeFocusedAsync();

        await author.Page.Keyboard.TypeAsync("mine");

        await Expect(author.Field("Private note")).ToHaveValueAsync("zqnote of mine");
        await Expect(author.Page.Locator("#composer-text")).ToHaveValueAsync(string.Empty);
    }

    private async Task<(Visitor Visitor, Author Author)> ADesk(string visitorName, string question)
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat(visitorName, question);
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation(visitorName, question);
        return (visitor, author);
    }
}
