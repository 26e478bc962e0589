using System.Text.RegularExpressions;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>
/// What tells an author who looks elsewhere that somebody writes. Tones and notifications are counted in the page; each
/// test has a blog of its own, since whoever else writes would ring too.
/// </summary>
public sealed class AlertTests(TestHouse house) : HouseTest(house)
{
    private const string Count = """
        window.rings = 0;
        window.notes = [];
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...times) { window.rings += 1; return start.apply(this, times); };
        window.Notification = class {
            static permission = 'granted';
            static requestPermission() { return Promise.resolve('granted'); }
            constructor(title, options) { window.notes.push({ title, body: options.body, note: this }); }
            close() { }
        };
        """;

    private const string LooksElsewhere = """
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        """;

    [Fact]
    public async Task Whoever_looks_elsewhere_hears_and_reads_who_writes_and_comes_to_it_by_a_click()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog);
        await author.Page.EvaluateAsync(LooksElsewhere);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");

        await visitor.StartsChat("Robin Alert", "Is the ferry running?");

        await Rings(author.Page, 1);
        Assert.Equal("Robin Alert: Is the ferry running?", await author.Page.EvaluateAsync<string>("`${notes[0].title}: ${notes[0].body}`"));
        await Expect(author.Page.Locator("link[rel=icon][href$='/icon-unread.svg']")).ToHaveCountAsync(1);
        await author.Page.EvaluateAsync("notes[0].note.onclick()");
        await author.SeesMessage("Is the ferry running?");
    }

    [Fact]
    public async Task Nothing_rings_for_the_conversation_that_is_looked_at_and_another_one_does()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog);
        var watched = await AVisitor(blog);
        await watched.Opens("/");
        await watched.StartsChat("Watched Alert", "First");
        await Rings(author.Page, 1);
        await author.OpensConversation("Watched Alert", "First");

        await watched.Says("Second");
        await author.SeesMessage("Second");
        var other = await AVisitor(blog);
        await other.Opens("/");
        await other.StartsChat("Other Alert", "And me?");

        // The other one's ring comes after what the first would have been.
        await Rings(author.Page, 2);
        Assert.Equal(0, await author.Page.EvaluateAsync<int>("notes.length"));
    }

    [Fact]
    public async Task Of_two_tabs_one_rings_and_none_while_the_other_shows_the_conversation()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog);
        var first = author.Page;
        await author.OpensInANewTab("/chats");
        await author.IsConnected();
        await Expect(author.Button("Sound is on").Or(author.Button("Turn on sound"))).ToBeVisibleAsync();
        await author.Page.Locator("h1").ClickAsync();
        await author.SeesButton("Sound is on");
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Tabs Alert", "One bell, please");
        await Rings(first, 1);

        await author.OpensConversation("Tabs Alert", "One bell, please");
        await visitor.Says("Still one");
        await author.SeesMessage("Still one");
        var other = await AVisitor(blog);
        await other.Opens("/");
        await other.StartsChat("Bell Alert", "Ring again");

        await Rings(first, 2);
        Assert.Equal(0, await author.Page.EvaluateAsync<int>("rings"));
    }

    [Fact]
    public async Task A_question_that_nobody_opens_rings_again_after_half_a_minute_until_it_is_opened()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog, hasClock: true);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Again Alert", "Nobody there?");
        await Rings(author.Page, 1);
        await Expect(author.Row("Again Alert").GetByLabel("On the page now")).ToBeVisibleAsync();

        await author.Page.Clock.FastForwardAsync(31_000);
        await Rings(author.Page, 2);
        await author.OpensConversation("Again Alert", "Nobody there?");
        await Expect(author.Row("Again Alert", "Nobody there?")).ToHaveAttributeAsync("data-unread", "0");
        await author.Page.Clock.FastForwardAsync(31_000);

        Assert.Equal(2, await author.Page.EvaluateAsync<int>("rings"));
    }

    [Fact]
    public async Task A_second_message_rings_on_as_the_first_did_until_the_visitor_leaves()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog, hasClock: true);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");
        await visitor.StartsChat("Second Alert", "One");
        await Rings(author.Page, 1);
        await visitor.Says("Two");
        await Rings(author.Page, 2);
        await Expect(author.Row("Second Alert").GetByLabel("On the page now")).ToBeVisibleAsync();

        await author.Page.Clock.FastForwardAsync(31_000);
        await Rings(author.Page, 3);
        await visitor.Page.CloseAsync();
        await Expect(author.Row("Second Alert").GetByLabel("Left")).ToBeVisibleAsync();
        await author.Page.Clock.FastForwardAsync(31_000);

        Assert.Equal(3, await author.Page.EvaluateAsync<int>("rings"));
    }

    [Fact]
    public async Task A_new_chat_rings_while_another_list_is_looked_at()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthorWhoListens(blog);
        await author.ClicksLink("Closed");
        await author.Sees("Nothing is closed yet.");
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");

        await visitor.StartsChat("Beside Alert", "Do you hear me?");

        await Rings(author.Page, 1);
        await Expect(author.Page).ToHaveTitleAsync(new Regex(@"^\(1\) ", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Nothing_rings_in_the_quiet_hours_of_an_author_and_the_number_stays()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthor(blog);
        await author.Context.AddInitScriptAsync(Count);
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        await author.Opens("/account/settings");
        author.Record.Expect("422");
        await author.FillsIn("Quiet from", "00:00");
        await author.ClicksButton("Save");
        await author.Sees("Write both times as hours and minutes, such as 22:00 and 07:00, or neither.");
        await author.FillsIn("Quiet until", "23:59");
        await author.ClicksButton("Save");
        await author.Sees("Saved.");
        await author.Opens("/chats");
        await author.IsConnected();
        await author.ClicksButton("Turn on sound");
        await author.SeesButton("Quiet until 23:59");
        await Rings(author.Page, 1);
        await author.Page.EvaluateAsync(LooksElsewhere);
        var visitor = await AVisitor(blog);
        await visitor.Opens("/");

        await visitor.StartsChat("Quiet Alert", "Are you asleep?");

        await Expect(author.Page.Locator("link[rel=icon][href$='/icon-unread.svg']")).ToHaveCountAsync(1);
        await author.Page.EvaluateAsync("new Promise(done => setTimeout(done, 1000))");
        Assert.Equal("1 0", await author.Page.EvaluateAsync<string>("`${rings} ${notes.length}`"));
    }

    [Fact]
    public async Task The_sound_is_off_until_it_is_turned_on_which_lets_it_be_heard_and_is_remembered()
    {
        var blog = await ABlogOfItsOwn();
        var author = await AnAuthor(blog);
        await author.Context.AddInitScriptAsync(Count);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);

        await author.ClicksButton("Turn on sound");
        await author.SeesButton("Sound is on");
        await Rings(author.Page, 1);

        await author.Opens("/chats");
        await author.Page.Locator("h1").ClickAsync();
        await author.SeesButton("Sound is on");
        await author.ClicksButton("Sound is on");
        await author.SeesButton("Turn on sound");
    }

    private async Task<PersonOptions> ABlogOfItsOwn() => new() { Blog = Lasting(await Library.OpenAsync()).Url };

    /// <summary>An author at the desk with the sound on; the tone that tries it is not counted.</summary>
    private async Task<Author> AnAuthorWhoListens(PersonOptions blog, bool hasClock = false)
    {
        var author = await AnAuthor(blog);
        await author.Context.AddInitScriptAsync(Count);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        if (hasClock)
        {
            await author.Page.Clock.InstallAsync();
            await author.Opens("/chats");
            await author.IsConnected();
        }

        await author.ClicksButton("Turn on sound");
        await author.SeesButton("Sound is on");
        await Rings(author.Page, 1);
        await author.Page.EvaluateAsync("rings = 0");
        return author;
    }

    private static async Task Rings(IPage page, int times) =>
        await page.WaitForFunctionAsync("times => window.rings === times", times, new() { Timeout = 10_000 });
}
