using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Reading;

/// <summary>What those rely on who use no mouse, or see no screen, or want it to keep still.</summary>
public sealed class KeyboardTests(TestHouse house) : HouseTest(house)
{
    private const string Moving = """
        () => [...document.querySelectorAll('*')].flatMap(e => [null, '::before', '::after'].flatMap(part => {
            const style = getComputedStyle(e, part);
            const longest = list => Math.max(...list.split(',').map(time => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)));
            const moves = longest(style.transitionDuration) > 1 || (style.animationName !== 'none' && longest(style.animationDuration) > 1);
            return moves || style.scrollBehavior === 'smooth' ? [`<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}">${part ?? ''} ${style.transitionDuration} ${style.animationName}`] : [];
        })).concat(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime > 1).map(a => `runs: ${a.animationName ?? a.transitionProperty}`))
        """;

    private const string UntiedErrors = """
        () => [...document.querySelectorAll('[aria-invalid=true]')]
            .filter(field => !(field.getAttribute('aria-describedby') ?? '').split(' ').some(id => document.getElementById(id)?.matches('.error, [role=alert]') && document.getElementById(id).checkVisibility()))
            .map(field => `no error belongs to ${field.name}`)
            .concat([...document.querySelectorAll('.error')]
                .filter(error => error.checkVisibility() && !document.querySelector(`[aria-describedby~="${error.id}"]`))
                .map(error => `belongs to no field: ${error.textContent}`))
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    public async Task The_first_key_offers_to_skip_to_the_text_and_the_next_one_does(string path)
    {
        var visitor = await AVisitor();
        await visitor.Opens(path);

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Link("Skip to the text")).ToBeFocusedAsync();
        await Expect(visitor.Link("Skip to the text")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_a_followed_link_the_focus_is_on_the_heading_which_is_what_a_screen_reader_says()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        foreach (var (link, heading, title) in new[] { (Library.NewestTitle, Library.NewestTitle, Library.NewestTitle), ("C#", "Articles about C#", "C#"), ("Privacy", "Privacy", "Privacy") })
        {
            await visitor.Link(link).First.FocusAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");

            await Expect(visitor.Page.Locator("#main").GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true, Level = 1 })).ToBeFocusedAsync();
            await visitor.SeesTitle($"{title} — Low Water");
        }

        Assert.Single(visitor.Record.PageLoads);
    }

    [Fact]
    public async Task Nothing_moves_for_whoever_asked_for_stillness()
    {
        var moved = await AVisitor();
        await moved.Opens("/");
        Assert.NotEmpty(await moved.Page.EvaluateAsync<string[]>(Moving));

        var still = await AVisitor(new() { PrefersStillness = true });
        foreach (var path in (string[])["/", Library.NewestPath, "/account/login", "/chat"])
        {
            await still.Opens(path);
            Assert.Empty(await still.Page.EvaluateAsync<string[]>(Moving));
        }

        await still.Opens("/");
        await still.OpensChat();
        Assert.Empty(await still.Page.EvaluateAsync<string[]>(Moving));
    }

    [Fact]
    public async Task Every_error_belongs_to_its_field()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("422");
        await visitor.Opens("/account/login");
        await visitor.ClicksButton("Sign in");
        await visitor.Sees("Write your username.");
        await ExpectTiedAsync(visitor);

        await visitor.SignsIn(Library.ReaderName, "not the password");
        await visitor.Sees("That name and password do not belong together.");
        await ExpectTiedAsync(visitor);

        await visitor.Opens("/chat");
        await visitor.FillsIn("Your name", "Hanna Harbour");
        await visitor.FillsIn("E-mail", "nowhere");
        await visitor.ClicksButton("Send");
        await visitor.Sees("That name belongs to an account of this blog.");
        await ExpectTiedAsync(visitor);
    }

    private static async Task ExpectTiedAsync(Person person)
    {
        Assert.NotEqual(0, await person.Page.Locator("[aria-invalid=true]").CountAsync());
        Assert.Empty(await person.Page.EvaluateAsync<string[]>(UntiedErrors));
    }
}
