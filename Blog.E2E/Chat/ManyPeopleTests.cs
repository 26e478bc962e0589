using Blog.E2E.People;
using Blog.E2E.Servers;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

public sealed class ManyPeopleTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Two_visitors_of_one_name_and_two_authors_have_conversations_of_their_own()
    {
        const string Name = "Robin";
        var hanna = await AnAuthor();
        await hanna.ComesToTheDesk(Library.AuthorName, Library.Password);
        var lio = await AnAuthor();
        await lio.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        var atHome = await AVisitor();
        await atHome.Opens("/");
        var atTheArticle = await AVisitor();
        await atTheArticle.Opens(Library.NewestPath);

        await atHome.StartsChat(Name, "Which birds are these?");
        await atTheArticle.StartsChat(Name, "Does the float freeze?");

        // The question on the home page is open to all authors; the one on an article is its author's.
        await lio.OpensConversation(Name, "Which birds are these?");
        await lio.Replies("They are knots.");
        await hanna.OpensConversation(Name, "Does the float freeze?");
        await hanna.Replies("Not in salt water.");
        await atHome.SeesMessage("They are knots.");
        await atTheArticle.SeesMessage("Not in salt water.");
        await atTheArticle.Says("Thank you, Hanna");
        await hanna.SeesMessage("Thank you, Hanna");
        await atHome.Says("Thank you, Lio");
        await lio.SeesMessage("Thank you, Lio");

        await atHome.SeesExactly("Which birds are these?", "Lio Light joined", "They are knots.", "Thank you, Lio");
        await atTheArticle.SeesExactly("Does the float freeze?", "Hanna Harbour joined", "Not in salt water.", "Thank you, Hanna");
        foreach (var words in (string[])["Does the float freeze?", "Not in salt water.", "Thank you, Hanna"])
        {
            await atHome.SeesNothingOf(words);
            await lio.SeesNothingOf(words);
        }

        foreach (var words in (string[])["Which birds are these?", "They are knots.", "Thank you, Lio"])
        {
            await atTheArticle.SeesNothingOf(words);
        }
    }

    [Fact]
    public async Task An_author_answers_several_visitors_without_reloading_the_page()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var pageLoads = author.Record.PageLoads.Count;
        string[] names = ["Ada", "Bo", "Cem"];
        List<Visitor> visitors = [];
        foreach (var name in names)
        {
            var visitor = await AVisitor();
            await visitor.Opens("/");
            await visitor.StartsChat(name, $"A question from {name}");
            visitors.Add(visitor);
        }

        foreach (var name in names)
        {
            await author.OpensConversation(name, $"A question from {name}");
            await author.Replies($"An answer to {name}");
        }

        foreach (var (visitor, name) in visitors.Zip(names))
        {
            await visitor.SeesMessage($"An answer to {name}");
            foreach (var other in names.Except([name], StringComparer.Ordinal))
            {
                await visitor.SeesNothingOf($"An answer to {other}");
            }
        }

        Assert.Equal(pageLoads, author.Record.PageLoads.Count);
        Assert.Equal((1, 1), author.Record.Sockets);
    }

    [Fact]
    public async Task Two_authors_and_two_tabs_of_the_visitor_see_one_conversation_in_one_order()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Tab Keeper", "From the first tab");
        var first = visitor.Page;
        var hanna = await AnAuthor();
        await hanna.ComesToTheDesk(Library.AuthorName, Library.Password);
        await hanna.OpensConversation("Tab Keeper", "From the first tab");
        var lio = await AnAuthor();
        await lio.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        await lio.OpensConversation("Tab Keeper", "From the first tab");

        await visitor.OpensInANewTab(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.IsConnected();
        await visitor.Says("From the second tab");
        await hanna.Replies("From Hanna");
        await lio.SeesMessage("From Hanna");
        await lio.Replies("From Lio");

        string[] all = ["From the first tab", "From the second tab", "Hanna Harbour joined", "From Hanna", "Lio Light joined", "From Lio"];
        foreach (var person in (Person[])[visitor, hanna, lio])
        {
            await person.SeesExactly(all);
        }

        await Expect(first.GetByRole(Microsoft.Playwright.AriaRole.Log).Locator("li[data-seq] .text")).ToHaveTextAsync(all);
    }

    [Fact]
    public async Task Both_sides_see_one_order_though_their_clocks_are_two_hours_apart()
    {
        var visitor = await AVisitor();
        await visitor.SetsTheClock(TimeSpan.FromHours(1));
        await visitor.Opens("/");
        await visitor.StartsChat("Clockmaker", "One");
        var author = await AnAuthor();
        await author.SetsTheClock(TimeSpan.FromHours(-1));
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Clockmaker", "One");

        await author.Replies("Two");
        await visitor.Says("Three");
        await author.Replies("Four");
        await visitor.Page.ReloadAsync();

        foreach (var person in (Person[])[visitor, author])
        {
            await person.SeesExactly("One", "Hanna Harbour joined", "Two", "Three", "Four");
        }
    }
}
