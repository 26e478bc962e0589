using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>A desk that somebody left open does not go on promising that somebody is there. The author's clock is in the hand.</summary>
public sealed class IdleTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Whoever_does_nothing_while_a_chat_waits_is_asked_after_five_minutes_and_away_after_six()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWithAClock(blog);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Idle Vera", "Anybody there?");
        await author.SeesConversation("Idle Vera");

        await PassAsync(author, minutes: 4.5);
        await Expect(Question(author.Page)).ToBeHiddenAsync();
        await PassAsync(author, minutes: 0.6);
        await Expect(Question(author.Page)).ToBeVisibleAsync();
        await Expect(author.Button("I am here")).ToBeFocusedAsync();
        await author.ClicksButton("I am here");
        await Expect(Question(author.Page)).ToBeHiddenAsync();

        await PassAsync(author, minutes: 5.1);
        await Expect(Question(author.Page)).ToBeVisibleAsync();
        await Expect(author.Button("Away")).ToHaveAttributeAsync("aria-pressed", "false");
        await PassAsync(author, minutes: 1.1);

        await Expect(author.Button("Away")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Question(author.Page)).ToBeHiddenAsync();
        await author.Sees("You were set to away");
        await Expect(visitor.Page.Locator("#chat-presence [data-presence='away']")).ToHaveCountAsync(1);
        await author.Opens("/chats");
        await author.Sees("You were set to away");
        await author.ClicksButton("I am available again");
        await Expect(author.Button("Available")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(author.Page.GetByText("You were set to away")).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("#chat-presence [data-presence='online']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Nobody_is_asked_while_no_chat_waits()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWithAClock(blog);
        await PassAsync(author, minutes: 30);
        await Expect(Question(author.Page)).ToBeHiddenAsync();
        await Expect(author.Button("Available")).ToHaveAttributeAsync("aria-pressed", "true");
        await author.IsConnected();

        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Idle Otto", "And now?");

        await Expect(Question(author.Page)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_done_in_another_tab_counts_in_all_of_them()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWithAClock(blog);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Idle Rosa", "Which tab?");
        await author.SeesConversation("Idle Rosa");
        var first = author.Page;
        await author.OpensInANewTab("/chats");
        await author.IsConnected();

        await PassAsync(author, minutes: 5.1);
        await Expect(Question(first)).ToBeVisibleAsync();
        await Expect(Question(author.Page)).ToBeVisibleAsync();
        await author.ClicksButton("I am here");

        await Expect(Question(first)).ToBeHiddenAsync();
        await PassAsync(author, minutes: 1.5);
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "Available", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private async Task<PersonOptions> ABlogOfItsOwn() => new() { Blog = Lasting(await Library.OpenAsync()).Url };

    private async Task<Author> AnAuthorWithAClock(PersonOptions blog)
    {
        var author = await AnAuthor(blog);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.Page.Clock.InstallAsync();
        await author.Opens("/chats");
        await author.IsConnected();
        return author;
    }

    private static Task PassAsync(Author author, double minutes) => author.Page.Clock.FastForwardAsync((long)TimeSpan.FromMinutes(minutes).TotalMilliseconds);

    private static ILocator Question(IPage page) => page.GetByRole(AriaRole.Alertdialog, new() { Name = "Are you still there?", IncludeHidden = true });
}
