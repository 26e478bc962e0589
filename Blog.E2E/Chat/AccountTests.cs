using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What was typed belongs to the account it was typed under, whoever uses the tab after that.</summary>
public sealed class AccountTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task What_one_author_has_left_in_a_tab_is_neither_shown_to_the_next_nor_sent_under_their_name()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Passed On", "Who answers me here?");
        var author = await ADeskWithDrafts("Passed On", "Who answers me here?");
        author.Record.Expect("401");
        author.Record.Expect("409");
        author.Record.ExpectLostConnection();
        await SignsInAs(Library.OtherAuthorName, await author.Context.NewPageAsync());
        await author.SeesConnection("offline");
        await author.Page.Keyboard.PressAsync("Enter");
        await author.SeesOnItsWay("zqanswer of Hanna");

        await author.Page.ReloadAsync();

        await author.IsConnected();
        await author.SeesMessage("Who answers me here?");
        await Expect(author.Field("Reply")).ToHaveValueAsync(string.Empty);
        await ShowsNote(author);
        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Reply", Exact = true }).ClickAsync();
        await author.Replies("Lio does");
        await visitor.SeesExactly("Who answers me here?", "Lio Light joined", "Lio does");
        await visitor.SeesNothingOf("zqanswer");
    }

    [Fact]
    public async Task A_page_of_one_author_sends_nothing_once_another_is_signed_in_behind_it()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Kept Waiting", "Who is on the line?");
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var author = await AnAuthor(new() { Wire = wire });
        author.Record.Expect("400");
        author.Record.Expect("403");
        author.Record.Expect("409");
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Kept Waiting", "Who is on the line?");
        await author.GoesOffline();
        await author.Writes("zqlate words of Hanna");
        await author.SeesOnItsWay("zqlate words of Hanna");
        var other = await AnAuthor();
        await other.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        await author.Context.ClearCookiesAsync();
        await author.Context.AddCookiesAsync((await other.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
        }));

        var asked = author.Page.WaitForResponseAsync(answer => answer.Url.Contains("/chat/token", StringComparison.Ordinal), new() { Timeout = 20_000 });
        await author.ComesBackOnline();

        Assert.Equal(409, (await asked).Status);
        await author.SeesOnItsWay("zqlate words of Hanna");
        await other.OpensConversation("Kept Waiting", "Who is on the line?");
        await other.Replies("It is Lio");
        await visitor.SeesExactly("Who is on the line?", "Lio Light joined", "It is Lio");
        await visitor.SeesNothingOf("zqlate");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_takes_what_was_typed_out_of_the_others()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Two Tabs", "Is the desk empty?");
        var author = await ADeskWithDrafts("Two Tabs", "Is the desk empty?");
        author.Record.Expect("401");
        author.Record.Expect("409");
        author.Record.ExpectLostConnection();
        var second = await author.Context.NewPageAsync();
        await second.GotoAsync("/");

        await second.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await Expect(author.Field("Reply")).ToHaveValueAsync(string.Empty);
        await author.Page.ReloadAsync();
        await FillsInTheSignIn(Library.AuthorName, author.Page);
        await author.IsConnected();
        await author.SeesMessage("Is the desk empty?");
        await Expect(author.Field("Reply")).ToHaveValueAsync(string.Empty);
        await ShowsNote(author);
        await Expect(author.Field("Private note")).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task An_author_whose_session_is_over_reads_so_and_comes_back_to_the_same_chat()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Over And Back", "Are you signed in?");
        var author = await AnAuthor();
        author.Record.Expect("401");
        author.Record.Expect("409");
        author.Record.ExpectLostConnection();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Over And Back", "Are you signed in?");
        var address = author.Page.Url;
        var second = await author.Context.NewPageAsync();
        await second.GotoAsync("/");
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await author.Sees("Your session is over. Sign in to go on.");
        await author.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await FillsInTheSignIn(Library.AuthorName, author.Page);

        await Expect(author.Page).ToHaveURLAsync(address);
        await author.IsConnected();
    }

    [Fact]
    public async Task Whoever_was_signed_out_by_time_finds_the_words_again_after_signing_in()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Patient", "Still there?");
        var author = await ADeskWithDrafts("Patient", "Still there?");
        await author.Context.ClearCookiesAsync();

        await author.Page.ReloadAsync();
        await FillsInTheSignIn(Library.AuthorName, author.Page);

        await author.SeesMessage("Still there?");
        await Expect(author.Field("Reply")).ToHaveValueAsync("zqanswer of Hanna");
        await ShowsNote(author);
        await Expect(author.Field("Private note")).ToHaveValueAsync("zqnote of Hanna");
    }

    [Fact]
    public async Task A_readers_draft_is_not_shown_to_the_next_reader_and_goes_along_when_its_writer_signs_in()
    {
        var reader = await AVisitor();
        await reader.Opens("/");
        await reader.OpensChat();
        await reader.FillsIn("Your name", "Fenja");
        await reader.FillsIn("Message", "begun before signing in");
        await SignsInAs(Library.ReaderName, reader.Page);
        await Expect(reader.Field("Message")).ToHaveValueAsync("begun before signing in");
        await reader.FillsIn("Message", "zqdraft of Fenja");
        await SignsInAs(Library.OtherAuthorName, await reader.Context.NewPageAsync());

        await reader.Page.ReloadAsync();

        await reader.Sees("You write as");
        await Expect(reader.Page.Locator(".as")).ToContainTextAsync("Lio Light");
        await Expect(reader.Field("Message")).ToHaveValueAsync(string.Empty);
        await reader.SeesNothingOf("zqdraft");
    }

    private async Task<Author> ADeskWithDrafts(string visitorName, string question)
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation(visitorName, question);
        await ShowsNote(author);
        await author.FillsIn("Private note", "zqnote of Hanna");
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Reply", Exact = true }).ClickAsync();
        await author.FillsIn("Reply", "zqanswer of Hanna");
        return author;
    }

    private static Task ShowsNote(Author author) => author.Page.GetByRole(AriaRole.Tab, new() { Name = "Private note", Exact = true }).ClickAsync();

    /// <summary>Over whoever is signed in, without signing out.</summary>
    private static async Task SignsInAs(string userName, IPage tab)
    {
        await tab.GotoAsync("/account/login");
        await FillsInTheSignIn(userName, tab);
        await tab.WaitForURLAsync(address => !address.Contains("/account/login", StringComparison.Ordinal));
    }

    private static async Task FillsInTheSignIn(string userName, IPage tab)
    {
        await tab.GetByLabel("Username", new() { Exact = true }).FillAsync(userName);
        await tab.GetByLabel("Password", new() { Exact = true }).FillAsync(Library.Password);
        await tab.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
