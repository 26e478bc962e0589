using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The panel beside the conversation: its menu, and the end.</summary>
public sealed class WidgetTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_chat_is_ended_rated_followed_by_another_and_read_again()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Rated Rosa", "First question");
        await visitor.IsConnected();

        await visitor.EndsChat();
        await visitor.SeesExactly("First question", "Rated Rosa closed the conversation");
        await visitor.ClicksButton("This did not help");
        await Expect(visitor.Button("This did not help")).ToHaveAttributeAsync("aria-pressed", "true");
        await visitor.FillsIn("What should we know about it? (optional)", "Nobody came");
        await visitor.ClicksButton("Save");
        await visitor.ClicksButton("This helped");
        await Expect(visitor.Button("This helped")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visitor.Field("What should we know about it? (optional)")).ToHaveValueAsync("Nobody came");

        await visitor.ClicksLink("Start a new chat");
        await Expect(visitor.Field("Your name")).ToHaveValueAsync("Rated Rosa");
        await visitor.FillsIn("Message", "Second question");
        await visitor.ClicksButton("Send");
        await visitor.SeesExactly("Second question");
        await visitor.IsConnected();
        await visitor.OpensMenu();
        await visitor.ClicksLink("Earlier chats");
        await visitor.Panel.GetByRole(AriaRole.Link).Filter(new() { HasText = Library.NewestTitle }).ClickAsync();
        await visitor.SeesExactly("First question", "Rated Rosa closed the conversation");
        await Expect(visitor.Panel.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await visitor.ClicksLink("Back");
        await visitor.Says("Third question");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task The_ways_to_a_transcript_are_entries_of_one_kind_and_what_comes_of_one_stands_below_the_others()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("422");
        await visitor.Opens("/");
        await visitor.OpensChat();
        await visitor.FillsIn("E-mail", "tess@example.org");
        await visitor.FillsIn("Your name", "Transcript Tess");
        await visitor.FillsIn("Message", "May I keep this?");
        await visitor.ClicksButton("Send");
        await visitor.IsConnected();
        await visitor.OpensMenu();
        await visitor.Unfolds("Get transcript");

        var download = await LooksOfAsync(visitor.Link("Download as text"));
        Assert.Equal(download, await LooksOfAsync(visitor.Button("E-mail the transcript")));
        await visitor.ClicksButton("E-mail the transcript");
        var outcome = visitor.Menu().GetByRole(AriaRole.Status);
        await Expect(outcome).ToContainTextAsync("Nobody has answered yet");
        Assert.Equal(download[0], (await LooksOfAsync(outcome))[0]);

        // Where its words begin, how large they are, and the box around them.
        static Task<double[]> LooksOfAsync(ILocator entry) => entry.EvaluateAsync<double[]>("""
            entry => {
                const { fontSize, paddingInlineStart } = getComputedStyle(entry);
                const { left, width, height } = entry.getBoundingClientRect();
                return [left + parseFloat(paddingInlineStart), parseFloat(fontSize), width, height];
            }
            """);
    }

    [Fact]
    public async Task What_is_being_typed_beside_the_end_stays_when_the_state_changes_and_writing_takes_the_end_back()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Typing Tara", "Anybody?");
        await author.OpensConversation("Typing Tara", "Anybody?");
        await author.ClicksButton("Close conversation");
        await visitor.ClicksButton("This helped");
        await visitor.FillsIn("What should we know about it? (optional)", "Half a thou");
        await author.Opens("/");
        await author.OpensChats();
        await Expect(visitor.Field("What should we know about it? (optional)")).ToHaveValueAsync("Half a thou");

        await visitor.Says("One more");

        await Expect(visitor.Button("This helped")).ToHaveCountAsync(0);
        await author.SeesConversation("Typing Tara", "One more");
    }

    [Fact]
    public async Task What_is_being_typed_beside_the_end_stays_until_one_leaves_it_when_an_author_takes_the_end_back()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Rating Rika", "Anybody?");
        await author.OpensConversation("Rating Rika", "Anybody?");
        await author.ClicksButton("Close conversation");
        await visitor.ClicksButton("This helped");
        await visitor.FillsIn("What should we know about it? (optional)", "Half a thou");

        await author.ClicksButton("Reopen conversation");
        await visitor.SeesExactly("Anybody?", "Hanna Harbour closed the conversation", "Hanna Harbour reopened the conversation");
        await author.Replies("I forgot something");
        await visitor.SeesMessage("I forgot something");

        await Expect(visitor.Field("What should we know about it? (optional)")).ToHaveValueAsync("Half a thou");
        await visitor.Field("Message").FocusAsync();
        await Expect(visitor.Field("What should we know about it? (optional)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_written_a_day_after_the_end_in_a_tab_that_was_left_open_begins_a_new_chat()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Late Lou", "First question");
        await visitor.IsConnected();
        await visitor.EndsChat();
        await (await House.LibraryAsync()).WithDb(db => db.Conversations.Where(row => row.VisitorName == "Late Lou")
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedUtc, row => row.ClosedUtc!.Value.AddHours(-25))));

        await visitor.FillsIn("Message", "Second question");
        await visitor.ClicksButton("Send");

        await visitor.Sees("This conversation was closed. Start a new one.");
        await Expect(visitor.Field("Your name")).ToHaveValueAsync("Late Lou");
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Second question");
        await visitor.ClicksButton("Send");
        await visitor.SeesExactly("Second question");
        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task The_menu_works_by_keyboard_and_Escape_closes_it_before_the_panel()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Keys Kim", "By hand");
        var summary = visitor.Menu().Locator("> summary");
        await summary.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Button("Mute sound")).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(summary).ToBeFocusedAsync();
        await Expect(visitor.Button("Mute sound")).ToBeHiddenAsync();
        await Expect(visitor.Panel).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Panel).ToBeHiddenAsync();
        await Expect(visitor.Launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_transcript_is_downloaded_in_both_forms()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Copy Cora", "Keep this");
        foreach (var (link, ending) in ((string, string)[])[("Download as a page", ".html"), ("Download as text", ".txt")])
        {
            await visitor.OpensMenu();
            await visitor.Unfolds("Get transcript");
            var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.ClicksLink(link));
            Assert.EndsWith(ending, file.SuggestedFilename, StringComparison.Ordinal);
            Assert.Contains("Keep this", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Forget on this device", "This browser has forgotten your conversations.", true)]
    [InlineData("Delete my chats", "Your conversations are deleted", false)]
    public async Task A_visitor_who_wants_to_be_forgotten_starts_from_nothing_in_all_tabs(string button, string words, bool isKept)
    {
        var name = $"Gone {button}";
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat(name, "Soon forgotten");
        await author.SeesConversation(name);
        var first = visitor.Page;
        await visitor.OpensInANewTab(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.IsConnected();

        await visitor.OpensMenu();
        await visitor.Unfolds("Forget me on this device");
        await visitor.ClicksButton(button);

        await visitor.Sees(words);
        await Expect(first.GetByText("Soon forgotten")).ToHaveCountAsync(0);
        await Expect(author.Row(name)).ToHaveCountAsync(isKept ? 1 : 0);
        await visitor.Opens("/");
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name.EndsWith("visitor", StringComparison.Ordinal));
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("Object.keys(sessionStorage).filter(key => key.startsWith('chat-')).join()"));
        await visitor.OpensChat();
        await Expect(visitor.Field("Your name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_tab_with_the_chats_own_page_forgets_it_too()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Gone from the page", "Soon forgotten here");
        var first = visitor.Page;
        await first.GotoAsync("/chat");
        await Expect(first.GetByText("Soon forgotten here")).ToBeVisibleAsync();
        await visitor.OpensInANewTab("/");
        await visitor.OpensChat();
        await visitor.IsConnected();

        await visitor.OpensMenu();
        await visitor.Unfolds("Forget me on this device");
        await visitor.ClicksButton("Forget on this device");

        await Expect(first.GetByLabel("Your name")).ToBeVisibleAsync();
        await Expect(first.GetByText("Soon forgotten here")).ToHaveCountAsync(0);
    }
}
