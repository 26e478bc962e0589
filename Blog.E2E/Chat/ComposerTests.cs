using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What opens over the author's composer: saved replies, and articles to link to.</summary>
public sealed class ComposerTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_slash_and_the_first_letters_insert_a_saved_reply_with_names_filled_in()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.Opens("/chats/replies");
        await author.FillsIn("Shortcut", "salute");
        await author.FillsIn("Text", "Good day, {name}! You ask about {article}.");
        await author.ClicksButton("Save");
        await author.Sees("It is saved.");
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Sally", "How does it work?");
        await author.Opens("/chats");
        await author.IsConnected();
        await author.OpensConversation("Sally", "How does it work?");

        await author.Types("/sal");
        await Expect(Options(author)).ToHaveCountAsync(1);
        await Expect(author.Field("Reply")).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        Assert.Empty(await author.Page.AxeAsync());
        await author.Page.Keyboard.PressAsync("Enter");

        await Expect(author.Field("Reply")).ToHaveValueAsync($"Good day, Sally! You ask about {Library.NewestTitle}.");
        await Expect(Options(author)).ToHaveCountAsync(0);
        await author.Page.Keyboard.PressAsync("Enter");
        await visitor.SeesMessage($"Good day, Sally! You ask about {Library.NewestTitle}.");
    }

    [Fact]
    public async Task Three_letters_after_two_brackets_find_a_section_and_the_visitor_gets_a_card_that_leads_there()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Sectional", "Where is it written?");
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Sectional", "Where is it written?");

        await author.Types("Here: [[fou");
        await Expect(Options(author).First).ToContainTextAsync("What it found");
        await author.Page.Keyboard.PressAsync("ArrowDown");
        await author.Page.Keyboard.PressAsync("ArrowUp");
        await author.Page.Keyboard.PressAsync("Tab");
        await Expect(author.Field("Reply")).ToHaveValueAsync($"Here: {new Uri(new Uri(author.Page.Url), $"{Library.NewestPath}#heading-what-it-found")}");
        await author.Page.Keyboard.PressAsync("Enter");

        var card = visitor.Log().GetByRole(AriaRole.Link).Filter(new() { HasText = Library.NewestTitle });
        await Expect(card).ToContainTextAsync("What it found");
        await card.ClickAsync();
        await visitor.IsAt($"{Library.NewestPath}#heading-what-it-found");
    }

    [Fact]
    public async Task Escape_closes_the_list_and_leaves_what_was_typed()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Escapist", "A list?");
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Escapist", "A list?");
        await author.Types("[[");
        await Expect(Options(author).First).ToBeVisibleAsync();

        await author.Page.Keyboard.PressAsync("Escape");

        await Expect(Options(author)).ToHaveCountAsync(0);
        await Expect(author.Field("Reply")).ToHaveValueAsync("[[");
        await Expect(author.Field("Reply")).ToBeFocusedAsync();
    }

    private static ILocator Options(Author author) => author.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);
}
