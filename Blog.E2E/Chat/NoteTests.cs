using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Private notes on the author's page: written beside the answer, seen at once, and never by the visitor.</summary>
public sealed class NoteTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_note_is_seen_by_the_other_author_at_once_and_never_by_the_visitor()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Noted", "Is this about silt?");
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var other = await AnAuthor();
        await other.ComesToTheDesk(Library.AdministratorName, Library.Password);
        await author.OpensConversation("Noted", "Is this about silt?");
        await other.OpensConversation("Noted", "Is this about silt?");

        await Tab(author, "Private note").ClickAsync();
        await author.FillsIn("Private note", "zqsecret: the one with the misprint");
        await author.ClicksButton("Save note");

        foreach (var reader in (Author[])[author, other])
        {
            await Expect(Note(reader)).ToContainTextAsync("zqsecret: the one with the misprint");
        }

        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
        await Tab(author, "Reply").ClickAsync();
        await author.Replies("It is.");
        await visitor.SeesMessage("It is.");
        await Expect(author.Log().Locator("ol > li:not(.day):not([hidden]) .text")).ToHaveTextAsync(["Is this about silt?", "zqsecret: the one with the misprint", "Hanna Harbour joined", "It is."]);
        await visitor.SeesNothingOf("zqsecret");

        await author.Log().GetByText("Delete…", new() { Exact = true }).ClickAsync();
        await Expect(Note(other)).ToHaveCountAsync(1);
        await author.ClicksButton("Delete note");

        await Expect(Note(author)).ToHaveCountAsync(0);
        await Expect(Note(other)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Drafts_of_notes_and_of_answers_are_kept_apart()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Drafted", "Two drafts?");
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Drafted", "Two drafts?");
        await author.FillsIn("Reply", "to the visitor");
        await Tab(author, "Private note").ClickAsync();
        await author.FillsIn("Private note", "to the others");

        await author.Page.ReloadAsync();

        await Expect(author.Field("Reply")).ToHaveValueAsync("to the visitor");
        await Tab(author, "Private note").ClickAsync();
        await Expect(author.Field("Private note")).ToHaveValueAsync("to the others");
    }

    [Fact]
    public async Task What_is_typed_while_a_note_is_saved_stays_and_a_note_that_failed_stands_before_it()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Slowly Noted", "Is the line slow?");
        var author = await AnAuthor();
        author.Record.Expect("net::ERR_");
        author.Record.Expect("htmx:");
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Slowly Noted", "Is the line slow?");
        var held = new Queue<TaskCompletionSource<IRoute>>([Waiting(), Waiting()]);
        var (first, second) = (held.First(), held.Last());
        await author.Page.RouteAsync("**/notes", route => held.Dequeue().SetResult(route));
        await Tab(author, "Private note").ClickAsync();
        await author.Page.Keyboard.TypeAsync("first note");
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
        await author.Page.Keyboard.TypeAsync("and more typed");

        await (await first.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).ContinueAsync();

        await Expect(Note(author).Locator(".text")).ToHaveTextAsync(["first note"]);
        await Expect(author.Field("Private note")).ToHaveValueAsync("and more typed");
        await Expect(author.Field("Private note")).ToBeFocusedAsync();
        await author.Page.Keyboard.PressAsync("Enter");
        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
        await author.Page.Keyboard.TypeAsync("still more");
        await (await second.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).AbortAsync();
        await Expect(author.Field("Private note")).ToHaveValueAsync("and more typed\nstill more");
        await author.Page.ReloadAsync();
        await Tab(author, "Private note").ClickAsync();
        await Expect(author.Field("Private note")).ToHaveValueAsync("and more typed\nstill more");

        static TaskCompletionSource<IRoute> Waiting() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static ILocator Tab(Author author, string name) => author.Page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });

    private static ILocator Note(Author author) => author.Log().Locator("[data-kind=note]");
}
