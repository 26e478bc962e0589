using System.Text.RegularExpressions;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed partial class AssignmentTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Who_takes_a_chat_over_writes_in_it_and_the_other_sees_whose_it_is()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Taken", "Who answers me?");
        var (hanna, lio) = (await AtDesk(Library.AuthorName), await AtDesk(Library.OtherAuthorName));
        await hanna.OpensConversation("Taken", "Who answers me?");
        await lio.OpensConversation("Taken", "Who answers me?");
        await Expect(hanna.Page.GetByText("Also here: Lio Light")).ToBeVisibleAsync();

        await hanna.ClicksButton("Assign to me");

        await Expect(lio.Page.GetByText("Hanna Harbour answers this conversation.")).ToBeVisibleAsync();
        await Expect(Reply(lio)).ToBeHiddenAsync();
        await Expect(lio.Row("Taken").GetByLabel("Hanna Harbour has it")).ToBeVisibleAsync();
        await hanna.Replies("I do.");

        await lio.ClicksButton("Take over");

        await Expect(hanna.Page.GetByText("Lio Light answers this conversation.")).ToBeVisibleAsync();
        await Expect(Reply(hanna)).ToBeHiddenAsync();
        await lio.Replies("Now I do.");
        await visitor.SeesExactly("Who answers me?", "Hanna Harbour joined", "I do.", "Lio Light joined", "Now I do.");
    }

    [Fact]
    public async Task Of_two_who_take_a_chat_at_once_the_later_one_reads_whose_it_is()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Raced", "Who is first?");
        var hanna = await AtDesk(Library.AuthorName);
        var lio = await AnAuthor();
        lio.Record.Expect("409");
        await lio.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        await hanna.OpensConversation("Raced", "Who is first?");
        await lio.OpensConversation("Raced", "Who is first?");
        // The button as it stood in the moment before Hanna's click came.
        await lio.Page.EvaluateAsync("window.kept = document.querySelector('#thread .owner-line button').cloneNode(true)");
        await hanna.ClicksButton("Assign to me");
        await Expect(lio.Page.GetByText("Hanna Harbour answers this conversation.")).ToBeVisibleAsync(new() { Timeout = 1_000 });

        await lio.Page.EvaluateAsync("document.querySelector('#thread .owner-line').append(window.kept); window.kept.click()");

        await Expect(lio.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Hanna Harbour" })).ToBeVisibleAsync();
        await Expect(Reply(lio)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_chat_is_handed_to_a_colleague_out_of_the_menu()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Handed", "A question for Lio");
        var (hanna, lio) = (await AtDesk(Library.AuthorName), await AtDesk(Library.OtherAuthorName));
        await hanna.OpensConversation("Handed", "A question for Lio");
        await hanna.Page.GetByLabel("More", new() { Exact = true }).ClickAsync();
        await hanna.Page.GetByLabel("To whom").SelectOptionAsync(new SelectOptionValue { Label = "Lio Light · Online" });
        await hanna.FillsIn("A word with it (only authors see it)", "You know the birds");

        await hanna.ClicksButton("Hand over");

        await Expect(hanna.Page.GetByText("Lio Light answers this conversation.")).ToBeVisibleAsync();
        await lio.Page.GetByRole(AriaRole.Link, new() { NameRegex = BeginsWithMine() }).ClickAsync();
        await lio.OpensConversation("Handed", "A question for Lio");
        await lio.Replies("They are knots.");
        await visitor.SeesMessage("They are knots.");
    }

    [Fact]
    public async Task A_chat_made_unread_is_bold_again_until_it_is_opened()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Later", "No hurry");
        var author = await AtDesk(Library.AuthorName);
        await author.OpensConversation("Later", "No hurry");
        await Expect(author.Row("Later")).ToHaveAttributeAsync("data-unread", "0");
        await author.Page.GetByLabel("More", new() { Exact = true }).ClickAsync();

        await author.ClicksButton("Mark as unread");

        await author.IsAt("/chats");
        await Expect(author.Row("Later")).ToHaveAttributeAsync("data-unread", "1");
        await author.OpensConversation("Later", "No hurry");
        await Expect(author.Row("Later")).ToHaveAttributeAsync("data-unread", "0");
    }

    [Fact]
    public async Task What_is_known_of_the_visitor_stands_beside_the_chat_or_in_its_place()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Known", "About the gauge");
        var author = await AnAuthor(new() { Width = 800 });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Known", "About the gauge");
        var context = author.Page.GetByLabel("About this visitor", new() { Exact = true }).And(author.Page.Locator("aside"));
        await Expect(context).ToBeHiddenAsync();

        await author.ClicksLink("About this visitor");

        await Expect(context.GetByText(Library.NewestTitle)).ToBeVisibleAsync();
        await author.ClicksLink("Back to the conversation");
        await Expect(context).ToBeHiddenAsync();
        await author.Page.SetViewportSizeAsync(1280, 800);
        await Expect(context).ToBeVisibleAsync();
    }

    private async Task<Author> AtDesk(string userName)
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(userName, Library.Password);
        return author;
    }

    [GeneratedRegex("^Mine [1-9]", RegexOptions.None, 1_000)]
    private static partial Regex BeginsWithMine();

    private static ILocator Reply(Author author) => author.Page.GetByLabel("Reply", new() { Exact = true });
}
