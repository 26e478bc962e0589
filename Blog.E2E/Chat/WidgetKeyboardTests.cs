using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The visitor's whole way without a mouse, and what somebody hears who listens to the page.</summary>
public sealed class WidgetKeyboardTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task The_button_that_was_pressed_keeps_the_focus_when_the_line_is_quicker_than_the_answer()
    {
        var visitor = await AVisitor();
        var held = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/chat/mine/rating", async route =>
        {
            var answer = await route.FetchAsync();
            await held.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Quick Line", "Who is first?");
        await visitor.IsConnected();
        await visitor.EndsChat();

        await visitor.Button("This helped").PressAsync("Space");

        await Expect(visitor.Button("This helped")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visitor.Button("This helped")).ToBeFocusedAsync();
        var answered = visitor.Page.WaitForResponseAsync("**/chat/mine/rating");
        held.SetResult();
        await answered;
        await Expect(visitor.Button("This helped")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_visitor_asks_reads_ends_rates_and_starts_anew_by_keyboard()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await TabsToAsync(visitor.Launcher);
        await PressesAsync("Enter");
        await Expect(visitor.Field("Your name")).ToBeFocusedAsync();
        await TypesAsync("Keyboard Kai");
        await TabsToAsync(visitor.Field("Message"));
        await TypesAsync("No mouse here");
        await PressesAsync("Enter");
        await visitor.SeesExactly("No mouse here");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();
        await author.OpensConversation("Keyboard Kai", "No mouse here");
        await author.Replies("None needed");
        await visitor.SeesMessage("None needed");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();

        await TabsToAsync(visitor.Menu().Locator("> summary"), backwards: true);
        await PressesAsync("Enter");
        await TabsToAsync(visitor.Menu().Locator(".menu-end summary"));
        await PressesAsync("Enter");
        await TabsToAsync(visitor.Button("End it now"));
        await PressesAsync("Enter");
        await visitor.SeesMessage("Keyboard Kai closed the conversation");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();
        await TabsToAsync(visitor.Button("This helped"), backwards: true);
        await PressesAsync("Space");
        await Expect(visitor.Button("This helped")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visitor.Button("This helped")).ToBeFocusedAsync();
        await TabsToAsync(visitor.Link("Start a new chat"));
        await PressesAsync("Enter");
        await Expect(visitor.Field("Your name")).ToHaveValueAsync("Keyboard Kai");
        await TabsToAsync(visitor.Panel.Locator(".past-chats a"));
        await PressesAsync("Enter");
        await Expect(visitor.Field("Message")).ToBeFocusedAsync();
        await visitor.SeesButton("This helped");
        await PressesAsync("Escape");
        await Expect(visitor.Launcher).ToBeFocusedAsync();

        async Task TabsToAsync(ILocator goal, bool backwards = false)
        {
            for (var steps = 0; steps < 80; steps++)
            {
                await PressesAsync(backwards ? "Shift+Tab" : "Tab");
                if (await goal.EvaluateAsync<bool>("element => element === document.activeElement"))
                {
                    return;
                }
            }

            Assert.Fail($"Never reached by Tab: {goal}");
        }

        Task PressesAsync(string key) => visitor.Page.Keyboard.PressAsync(key);
        Task TypesAsync(string text) => visitor.Page.Keyboard.TypeAsync(text);
    }

    [Fact]
    public async Task Who_listens_hears_a_new_message_with_its_author_and_nothing_that_is_old()
    {
        var author = await AnAuthor();
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat("Listening Lea", "Tell me");
        await visitor.IsConnected();
        await author.OpensConversation("Listening Lea", "Tell me");
        await visitor.Page.EvaluateAsync("""
            () => {
                globalThis.said = [];
                new MutationObserver((changes) => {
                    for (const change of changes) {
                        const live = change.target.nodeType === 1 ? change.target.closest('[role=log], [role=status], [role=alert], [aria-live]') : change.target.parentElement.closest('[role=log], [role=status], [role=alert], [aria-live]');
                        if (!live || live.getAttribute('aria-live') === 'off' || live.getAttribute('aria-busy') === 'true' || !live.checkVisibility()) continue;
                        change.addedNodes.forEach((node) => { if (node.textContent.trim()) globalThis.said.push(node.textContent.replace(/\s+/g, ' ').trim()); });
                    }
                }).observe(document.getElementById('chat'), { childList: true, subtree: true });
            }
            """);

        await author.Replies("Listen");
        await visitor.SeesMessage("Listen");
        await visitor.SeesState("Tell me", "Read");

        var said = await visitor.Page.EvaluateAsync<string[]>("globalThis.said");
        Assert.Contains(said, words => words.StartsWith("Hanna Harbour author", StringComparison.Ordinal) && words.EndsWith("Listen", StringComparison.Ordinal));
        Assert.DoesNotContain(said, words => words.Contains("Tell me", StringComparison.Ordinal));
        Assert.DoesNotContain(said, words => words.StartsWith("Read", StringComparison.Ordinal));
    }
}
