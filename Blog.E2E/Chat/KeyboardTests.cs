using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Answering by keys alone. Each test has a blog of its own, since it goes through its list from the top.</summary>
public sealed class KeyboardTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Five_chats_are_answered_and_closed_without_a_mouse()
    {
        var blog = await ABlogOfItsOwn();
        List<Visitor> visitors = [];
        foreach (var number in Enumerable.Range(1, 5))
        {
            var visitor = await AVisitor(blog);
            await visitor.Opens("/");
            await visitor.StartsChat($"Keyed {number}", $"Question {number}");
            visitors.Add(visitor);
        }

        var author = await AnAuthor(blog);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.SeesConversation("Keyed 5");
        await Press(author, "j", "Enter");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await Expect(author.Page.GetByRole(AriaRole.Heading, new() { Name = $"Keyed {number}", Exact = true, Level = 2 })).ToBeVisibleAsync();
            await Expect(author.Field("Reply")).ToBeFocusedAsync();
            await author.Page.Keyboard.TypeAsync($"Answer {number}");
            await Press(author, "Control+Enter");
            await author.SeesMessage($"Answer {number}");
            await visitors[number - 1].SeesMessage($"Answer {number}");
            await Press(author, "Escape", number < 5 ? "Shift+E" : "e");
        }

        await author.SeesButton("Reopen conversation");
        await Expect(author.Row("Keyed")).ToHaveCountAsync(0);
        foreach (var visitor in visitors)
        {
            await visitor.SeesMessage("Hanna Harbour closed the conversation");
        }
    }

    [Fact]
    public async Task Keys_do_nothing_in_text_fields_and_nothing_when_they_are_turned_off()
    {
        var blog = await ABlogOfItsOwn();
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Typist", "Do keys disturb?");
        var author = await AnAuthor(blog);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Typist", "Do keys disturb?");
        await author.Field("Reply").FocusAsync();

        await author.Page.Keyboard.TypeAsync("Every june, ask? /note E");

        await Expect(author.Field("Reply")).ToHaveValueAsync("Every june, ask? /note E");
        await author.SeesButton("Close conversation");
        await author.Page.Keyboard.PressAsync("Escape");
        await Press(author, "?");
        await Expect(Keys(author)).ToBeVisibleAsync();
        Assert.Empty(await author.Page.AxeAsync());
        await author.ClicksButton("Turn single keys off");
        await author.Sees("Single keys are off.");
        await author.ClicksButton("Close");
        await author.Page.ReloadAsync();
        await author.IsConnected();
        await author.Row("Typist").FocusAsync();

        await Press(author, "e", "?", "n");
        await author.Field("Reply").FocusAsync();

        await author.SeesButton("Close conversation");
        await Expect(Keys(author)).ToBeHiddenAsync();
        await Expect(author.Field("Private note")).ToBeHiddenAsync();
        await author.ClicksButton("Keys");
        await author.ClicksButton("Turn single keys on");
        await author.Sees("Single keys are on.");
        await author.ClicksButton("Close");
        await author.Row("Typist").FocusAsync();
        await Press(author, "n");
        await Expect(author.Field("Private note")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_palette_reaches_commands_and_conversations()
    {
        var blog = await ABlogOfItsOwn();
        foreach (var name in (string[])["Northern", "Southern"])
        {
            var visitor = await AVisitor(blog);
            await visitor.Opens("/");
            await visitor.StartsChat(name, $"{name} asks");
        }

        var author = await AnAuthor(blog);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation("Northern", "Northern asks");
        await author.FillsIn("Reply", "half an answer");

        await Press(author, "Control+k");
        await author.Page.Keyboard.TypeAsync("south");
        Assert.Empty(await author.Page.AxeAsync());
        await Press(author, "Enter");

        await author.SeesMessage("Southern asks");
        await Expect(author.Row("Northern").Locator(".draft")).ToHaveTextAsync("Draft:");
        await Expect(author.Row("Northern")).ToContainTextAsync("half an answer");
        await Press(author, "Control+k");
        await author.Page.Keyboard.TypeAsync("tag");
        await Press(author, "Enter");
        await Expect(author.Field("New tag")).ToBeFocusedAsync();
        await author.Page.Keyboard.TypeAsync("Silt");
        await Press(author, "Enter");
        await Expect(author.Row("Southern").Locator(".tag")).ToHaveTextAsync("silt");
        await author.FillsIn("New tag", "guest piece");
        await Press(author, "Enter");
        await Expect(author.Row("Southern").Locator(".tag")).ToHaveTextAsync(["guest piece", "silt"]);
        await author.ClicksButton("Take the tag silt off");
        await Expect(author.Row("Southern").Locator(".tag")).ToHaveTextAsync(["guest piece"]);
        await author.Field("Reply").FocusAsync();
        await Press(author, "Alt+ArrowUp");
        await author.SeesMessage("Northern asks");
        await Expect(author.Field("Reply")).ToHaveValueAsync("half an answer");
        await Expect(author.Row("Northern").Locator(".draft")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Closing_and_going_on_passes_by_what_somebody_else_answers_and_waits_for_its_own_answer()
    {
        var blog = await ABlogOfItsOwn();
        foreach (var number in Enumerable.Range(1, 3))
        {
            var visitor = await AVisitor(blog);
            await visitor.Opens("/");
            await visitor.StartsChat($"Queued {number}", $"Question {number}");
        }

        var admin = await AnAuthor(blog);
        await admin.ComesToTheDesk(Library.AdministratorName, Library.Password);
        var other = await AnAuthor(blog);
        await other.ComesToTheDesk(Library.OtherAuthorName, Library.Password);
        await other.OpensConversation("Queued 2", "Question 2");
        await other.ClicksButton("Assign to me");
        await Expect(admin.Row("Queued 2")).ToHaveAttributeAsync("data-others", "true");
        await admin.OpensConversation("Queued 1", "Question 1");
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await admin.Page.RouteAsync("**/chats/*?handler=close", route => held.SetResult(route));
        await Press(admin, "Escape", "Shift+E");
        var closing = await held.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        await admin.ClicksButton("Away");
        await Expect(admin.Button("Away")).ToHaveAttributeAsync("aria-pressed", "true");
        await admin.SeesMessage("Question 1");

        // The line tells that it is closed before the answer is here.
        var answer = await closing.FetchAsync();
        await admin.Sees("Conversation closed");
        await closing.FulfillAsync(new() { Response = answer });

        await admin.SeesMessage("Question 3");
        await admin.SeesButton("Close conversation");
    }

    [Fact]
    public async Task A_palette_without_a_match_says_so_and_stays_open()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await Press(author, "Control+k");
        await author.Page.Keyboard.TypeAsync("zqzq");
        await author.Sees("Nothing fits.");
        Assert.Empty(await author.Page.AxeAsync());

        await Press(author, "Enter", "ArrowDown");

        await Expect(author.Page.GetByText("Nothing fits.")).ToBeVisibleAsync();
        await author.Field("Find a command or a conversation").FillAsync("keys");
        await Expect(author.Page.GetByText("Nothing fits.")).ToBeHiddenAsync();
        await Press(author, "Enter");
        await Expect(Keys(author)).ToBeVisibleAsync();
    }

    private static ILocator Keys(Author author) => author.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys", Exact = true });

    private static async Task Press(Author author, params string[] keys)
    {
        foreach (var key in keys)
        {
            await author.Page.Keyboard.PressAsync(key);
        }
    }

    private async Task<PersonOptions> ABlogOfItsOwn() => new() { Blog = Lasting(await Library.OpenAsync()).Url };
}
