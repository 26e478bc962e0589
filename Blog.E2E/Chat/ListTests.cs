using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The author's list: it stands still under the hand, and another one is a click away from the open conversation.</summary>
public sealed class ListTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task The_row_under_the_pointer_stands_still_and_takes_its_place_when_the_pointer_leaves()
    {
        var blog = new PersonOptions { Blog = Lasting(await Library.OpenAsync()).Url };
        var first = await AWaitingVisitor(blog, "First");
        var second = await AWaitingVisitor(blog, "Second");
        var author = await AtDesk(blog);
        await Expect(Names(author)).ToHaveTextAsync(["First", "Second"]);
        await author.Row("Second").HoverAsync();
        var before = await TopOf(author, "Second");

        // Answered, the first one would stand behind the second; a third one would stand between them.
        var colleague = await AtDesk(blog, Library.OtherAuthorName);
        await colleague.OpensConversation("First", "I am First");
        await colleague.Replies("Hello First");
        await AWaitingVisitor(blog, "Third");
        await author.SeesConversation("Third");
        await Expect(author.Row("First")).ToContainTextAsync("Hello First");

        Assert.Equal(before, await TopOf(author, "Second"));
        await Expect(Names(author)).ToHaveTextAsync(["First", "Second", "Third"]);

        await author.Page.Locator("h1").HoverAsync();
        await Expect(Names(author)).ToHaveTextAsync(["Second", "Third", "First"]);
        await first.SeesMessage("Hello First");
        await second.SeesMessage("I am Second");
    }

    [Fact]
    public async Task The_row_with_the_focus_shows_what_is_new_and_stands_still_until_the_focus_leaves()
    {
        var blog = new PersonOptions { Blog = Lasting(await Library.OpenAsync()).Url };
        await AWaitingVisitor(blog, "First");
        var second = await AWaitingVisitor(blog, "Second");
        var author = await AtDesk(blog);
        await author.Row("Second").FocusAsync();

        await second.Says("One more");

        await Expect(author.Row("Second")).ToContainTextAsync("One more");
        await Expect(author.Row("Second")).ToBeFocusedAsync();
        await Expect(author.Row("Second")).ToHaveAttributeAsync("data-unread", "2");
    }

    [Fact]
    public async Task Another_list_leaves_the_conversation_open_and_stays_after_a_reload_and_a_step_back()
    {
        var blog = new PersonOptions { Blog = Lasting(await Library.OpenAsync()).Url };
        var visitor = await AWaitingVisitor(blog, "Listed");
        var author = await AtDesk(blog);
        await author.OpensConversation("Listed", "I am Listed");
        await author.Page.EvaluateAsync("window.isSamePage = true");

        await author.ClicksLink("Closed");

        await author.Sees("Nothing is closed yet.");
        await author.SeesMessage("I am Listed");
        await visitor.Says("Still there?");
        await author.SeesMessage("Still there?");
        Assert.True(await author.Page.EvaluateAsync<bool>("window.isSamePage === true"));
        Assert.EndsWith("?tab=closed", author.Page.Url, StringComparison.Ordinal);

        await author.Page.ReloadAsync();
        await author.Sees("Nothing is closed yet.");
        await author.SeesMessage("Still there?");
        await author.Page.GoBackAsync();
        await author.SeesConversation("Listed");
        await author.SeesMessage("Still there?");
    }

    [Fact]
    public async Task A_filter_narrows_the_list_and_is_taken_away_again_while_new_chats_come_in()
    {
        var blog = new PersonOptions { Blog = Lasting(await Library.OpenAsync()).Url };
        await AWaitingVisitor(blog, "Tagged");
        await AWaitingVisitor(blog, "Plain");
        var author = await AtDesk(blog);
        await author.OpensConversation("Tagged", "I am Tagged");
        await author.FillsIn("New tag", "knots");
        await author.ClicksButton("Add");
        await Expect(author.Row("Tagged")).ToContainTextAsync("knots");
        await author.Opens("/chats");
        await author.IsConnected();

        await author.Page.GetByText("Narrow the list").ClickAsync();
        await author.Page.Locator("details").Filter(new() { HasText = "Narrow the list" }).GetByRole(AriaRole.Link, new() { Name = "knots", Exact = true }).ClickAsync();

        await Expect(Names(author)).ToHaveTextAsync(["Tagged"]);
        await author.Sees("1 conversation");
        await AWaitingVisitor(blog, "Later");
        await Expect(author.Page.GetByRole(AriaRole.Link, new() { Name = "Open 3", Exact = true })).ToBeVisibleAsync();
        await Expect(Names(author)).ToHaveTextAsync(["Tagged"]);
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "knots Take this filter away" }).ClickAsync();
        await Expect(Names(author)).ToHaveTextAsync(["Tagged", "Plain", "Later"]);
    }

    private async Task<Visitor> AWaitingVisitor(PersonOptions blog, string name)
    {
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat(name, $"I am {name}");
        return visitor;
    }

    private async Task<Author> AtDesk(PersonOptions blog, string userName = Library.AuthorName)
    {
        var author = await AnAuthor(blog);
        await author.ComesToTheDesk(userName, Library.Password);
        return author;
    }

    private static ILocator Names(Author author) => author.Page.Locator("#inbox .rows b");

    private static Task<double> TopOf(Author author, string name) => author.Page.EvaluateAsync<double>("name => [...document.querySelectorAll('#inbox a.row')].find(row => row.textContent.includes(name)).getBoundingClientRect().top", name);
}
