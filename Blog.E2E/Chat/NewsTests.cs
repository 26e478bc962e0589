using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What came while the panel was closed or nobody was there.</summary>
public sealed class NewsTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task An_answer_shows_beside_the_closed_launcher_and_its_number_stays_when_it_is_put_away()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Peeking Pia", "Call me");
        await visitor.ClosesPanel();
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Chat with the authors");
        await author.OpensConversation("Peeking Pia", "Call me");

        await author.Replies(new string('a', 70) + " " + new string('b', 70));

        var bubble = visitor.Page.Locator(".peek");
        await Expect(bubble).ToContainTextAsync("Hanna Harbour");
        await Expect(bubble.Locator("p")).ToHaveTextAsync($"{new string('a', 70)} {new string('b', 9)}…");
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Chat with the authors, 1 unread");
        await Expect(visitor.Launcher).ToHaveAttributeAsync("title", "The authors are online");
        await Expect(visitor.Panel).ToBeHiddenAsync();
        await visitor.ClicksButton("Put away");
        await Expect(bubble).ToHaveCountAsync(0);
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Chat with the authors, 1 unread");
        await visitor.SeesTitle("(1) Hanna Harbour answered — Articles — Low Water");

        await author.Replies("Are you there?");
        await visitor.ClicksButton("Answer");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();
        await Expect(visitor.Log().Locator("li.new + li[data-seq]")).ToContainTextAsync("aaa");
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Chat with the authors");
        await visitor.Says("I am");
        await Expect(visitor.Log().Locator("li.new")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Somebody_who_comes_back_sees_from_where_it_is_new()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Back Bea", "I ask and go");
        await visitor.IsConnected();
        await visitor.ClosesPanel();
        await visitor.Page.GotoAsync("about:blank");
        await author.OpensConversation("Back Bea", "I ask and go");
        await author.Replies("You missed this");
        await author.Replies("And this");

        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();

        await Expect(visitor.Log().Locator("li.new")).ToHaveTextAsync("New");
        await Expect(visitor.Log().Locator("li.new + li[data-seq]")).ToContainTextAsync("You missed this");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_sound_is_on_from_the_first_opening_until_it_is_muted_and_plays_only_unseen()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Context.AddInitScriptAsync("""
            globalThis.heard = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { globalThis.heard += 1; return start.apply(this, when); };
            """);
        await visitor.Opens("/");
        Assert.Null(await SoundAsync());
        await visitor.StartsChat("Hearing Hal", "Ring me");
        Assert.Equal("on", await SoundAsync());
        await author.OpensConversation("Hearing Hal", "Ring me");
        await author.Replies("You look at this");
        await visitor.SeesMessage("You look at this");
        await visitor.ClosesPanel();
        await TellersAsync(0);
        Assert.Equal(0, await HeardAsync());

        await author.Replies("And not at this");
        await visitor.Page.WaitForFunctionAsync("() => globalThis.heard === 1");

        await visitor.OpensChat();
        await visitor.OpensMenu();
        await visitor.ClicksButton("Mute sound");
        await visitor.SeesButton("Turn on sound");
        Assert.Equal("off", await SoundAsync());
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.ClosesPanel();
        await TellersAsync(0);
        await author.Replies("Nor at this");
        await Expect(visitor.Page.Locator(".peek")).ToContainTextAsync("Nor at this");
        await TellersAsync(1);
        Assert.Equal(1, await HeardAsync());

        Task<string?> SoundAsync() => visitor.Page.EvaluateAsync<string?>("localStorage.getItem('blog-chat-sound')");

        // Who tells of an answer holds a lock for a moment, whether it is heard or not.
        Task TellersAsync(int count) => visitor.Page
            .EvaluateAsync(
                """
                count => new Promise(resolve => {
                    const look = async () => (await navigator.locks.query()).held.length === count ? resolve() : setTimeout(look, 50);
                    look();
                })
                """,
                count)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Task<int> HeardAsync() => visitor.Page.EvaluateAsync<int>("globalThis.heard");
    }
}
