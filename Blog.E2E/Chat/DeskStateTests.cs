using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests.Chat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>
/// The states of the Chats page and of the pages beside it that <see cref="LooksTests"/> does not come by: all of them lie
/// well, and axe has nothing to say.
/// </summary>
public sealed class DeskStateTests(TestHouse house) : HouseTest(house)
{
    private readonly List<string> _faults = [];
    private ColorScheme _theme;
    private PersonOptions _options = PersonOptions.Default;

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_state_of_the_desk_lies_well_and_is_accessible(int width, ColorScheme theme)
    {
        _theme = theme;
        var blog = Lasting(await Library.OpenAsync());
        _options = new PersonOptions { Blog = blog.Url, Width = width, ColorScheme = theme };
        var visitor = await AVisitor(_options);
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Wilhelmina Featherstonehaugh-Cholmondeley", "The bowline slips on wet rope");
        var conversation = await visitor.Page.Locator("#chat-pane").GetAttributeAsync("data-conversation") ?? "";
        await blog.LengthenAsync(Guid.Parse(conversation), 120);
        var admin = await AnAuthor(_options);
        admin.Record.Expect("422");
        admin.Record.Expect("409");
        admin.Record.Expect("404");
        await admin.ComesToTheDesk(Library.AdministratorName, Library.Password);

        await ListStatesAsync(admin);
        await visitor.Types("One moment");
        await admin.Sees("typing…");
        await Look(admin, "typing");
        await ThreadStatesAsync(admin, conversation);
        await SomebodyElsesAsync(admin, conversation);
        await PagesBesideAsync(admin, conversation);
        await BlockedAsync(admin, visitor, conversation);

        Assert.Empty(_faults);
    }

    private async Task ListStatesAsync(Author author)
    {
        await author.ClicksButton("Away");
        await Expect(author.Button("Away")).ToHaveAttributeAsync("aria-pressed", "true");
        await Look(author, "away");
        await author.ClicksButton("Available");
        await author.Page.GetByText("Narrow the list").ClickAsync();
        await Look(author, "filters");
        await author.ClicksLink("With an e-mail address");
        await author.Sees("0 conversations");
        await Look(author, "narrowed-to-nothing");
        await author.Page.GetByRole(AriaRole.Link, new() { Name = "With an e-mail address Take this filter away" }).ClickAsync();
        await author.SeesConversation("Wilhelmina");
        await author.ClicksLink("Closed");
        await author.Sees("Nothing is closed yet.");
        await Look(author, "nothing-closed");
        await author.ClicksLink("Open 1");
        await author.SeesConversation("Wilhelmina");
    }

    private async Task ThreadStatesAsync(Author author, string conversation)
    {
        await author.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync("bowline");
        var found = author.Page.GetByRole(AriaRole.List, new() { Name = "Found", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(found.Locator("mark")).ToHaveTextAsync("bowline");
        await Look(author, "found");
        await found.ClickAsync();
        await Expect(author.Log().Locator("li.is-found")).ToBeVisibleAsync();
        await Look(author, "found-part");
        await author.Opens($"/chats/{conversation}");
        await author.IsConnected();
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Private note" }).ClickAsync();
        await author.ClicksButton("Save note");
        await Expect(author.Page.Locator("#note-error")).ToBeVisibleAsync();
        await Look(author, "note-refused");
        await ShowContextAsync(author);
        await author.FillsIn("New tag", new string('t', 60));
        await author.ClicksButton("Add");
        await Expect(author.Page.Locator("#tag-error")).ToBeVisibleAsync();
        await Look(author, "tag-refused");
        await author.FillsIn("New tag", "knots and hitches");
        await author.ClicksButton("Add");
        await author.SeesButton("Take the tag knots and hitches off");
        await author.Page.GetByText("Block visitor").ClickAsync();
        await Look(author, "context-tags-and-block");
        await author.Page.EvaluateAsync("document.getElementById('chats-failed').hidden = false; document.getElementById('chats-idle').hidden = false; document.getElementById('chats-set-away').hidden = false");
        await Look(author, "failed-and-idle");
    }

    private async Task SomebodyElsesAsync(Author author, string conversation)
    {
        var other = await AnAuthor(_options);
        await other.ComesToTheDesk(Library.AuthorName, Library.Password);
        await other.Opens($"/chats/{conversation}");
        await other.IsConnected();
        await author.Opens($"/chats/{conversation}");
        await author.Sees("Also here: Hanna Harbour");
        await other.ClicksButton("Assign to me");
        await author.Sees("Hanna Harbour answers this conversation.");
        await Look(author, "of-somebody-else");
        await author.Page.EvaluateAsync("const button = document.createElement('button'); button.setAttribute('form', 'thread-actions'); button.setAttribute('formaction', location.pathname + '?handler=claim'); document.querySelector('.owner-line').append(button); button.click()");
        await Expect(author.Page.Locator("#thread > [role=alert]")).ToBeVisibleAsync();
        await Look(author, "claim-refused");
        await author.Opens("/chats?tab=mine");
        await Look(author, "nothing-mine");
    }

    private async Task PagesBesideAsync(Author author, string conversation)
    {
        await author.Opens("/chats/replies");
        await author.ClicksButton("Save");
        await Expect(author.Page.Locator("#saved-error")).ToBeVisibleAsync();
        await Look(author, "reply-refused");
        await author.FillsIn("Shortcut", "greet");
        await author.FillsIn("Text", "Hello {name}, about {article}:");
        await author.ClicksButton("Save");
        await author.Sees("Hello {name}");
        await Look(author, "replies");
        await author.Opens("/chats/bulk");
        await author.ClicksButton("Close the ticked ones");
        await author.Sees("Tick at least one conversation that is open.");
        await Look(author, "bulk-refused");
        await author.ClicksButton("Close 1 here");
        await author.SeesButton("Close 1 conversation");
        await Look(author, "bulk-asks");
        await author.ClicksButton("Close 1 conversation");
        await author.Sees("1 conversation is closed.");
        await Look(author, "bulk-done");
        await author.Opens("/chats?tab=closed");
        await author.SeesConversation("Wilhelmina");
        await Look(author, "closed");
        await author.Opens($"/chats/{conversation}");
        await author.SeesButton("Reopen conversation");
        await Look(author, "closed-thread");
        foreach (var page in new[] { "transcript", "erase", "block" })
        {
            await author.Opens($"/chats/{conversation}/{page}");
            await Look(author, page);
        }

        await author.Opens("/chats/reports?days=90");
        await Look(author, "reports");
        await author.Opens("/chats/audit");
        await Look(author, "audit");
        await author.Opens("/chats/00000000000000000000000000000000");
        await Look(author, "no-such-chat");
    }

    private async Task BlockedAsync(Author author, Visitor visitor, string conversation)
    {
        await author.Opens($"/chats/{conversation}");
        await ShowContextAsync(author);
        await author.Page.GetByText("Block visitor").ClickAsync();
        await author.FillsIn("Reason", "Advertising, again and again");
        await author.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await author.Page.GetByText("Advertising, again and again").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await ShowContextAsync(author);
        await author.SeesButton("Unblock visitor");
        await Look(author, "blocked");
        await visitor.Opens("/chat");
        await Look(visitor, "blocked-chat");
    }

    private static async Task ShowContextAsync(Author author)
    {
        if (author.Page.ViewportSize!.Width < 1100)
        {
            await author.ClicksLink("About this visitor");
        }
    }

    private async Task Look(Person person, string state) => _faults.AddRange(await person.LooksAt($"desk-{state}", _theme));
}
