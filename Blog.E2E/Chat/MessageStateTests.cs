using System.Text.RegularExpressions;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>Whoever writes sees in words how far it has come.</summary>
public sealed partial class MessageStateTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_message_is_sent_then_delivered_then_read()
    {
        // A blog of its own: nobody else may be at its desk.
        var blog = Lasting(await RestartableBlog.StartAsync(new(StringComparer.Ordinal) { ["Blog:Admin:Password"] = Library.Password, ["Blog:Seed"] = "none" }));
        var visitor = await AVisitor(new() { Blog = blog.Url });
        await visitor.Opens("/");
        await visitor.StartsChat("Postmaster", "How far do I come?");
        await visitor.IsConnected();
        await visitor.SeesState("How far do I come?", "Sent");
        await SeesSignsAsync("check");

        var author = await AnAuthor(new() { Blog = blog.Url });
        await author.ComesToTheDesk("admin", Library.Password);
        await visitor.SeesState("How far do I come?", "Delivered");
        await SeesSignsAsync("checks");

        await author.OpensConversation("Postmaster", "How far do I come?");
        await visitor.SeesState("How far do I come?", ReadAt());
        await SeesSignsAsync();

        await author.Replies("All the way");
        await author.SeesState("All the way", ReadAt());
        await visitor.Says("Thank you");
        await visitor.SeesState("Thank you", ReadAt());
        await Expect(visitor.Log().Locator(".state")).ToHaveCountAsync(1);

        async Task SeesSignsAsync(params string[] names)
        {
            var shown = await visitor.Log().Locator(".state svg:visible use").EvaluateAllAsync<string[]>("uses => uses.map(use => use.getAttribute('href').split('#')[1])");
            Assert.Equal(names, shown);
        }
    }

    [Fact]
    public async Task What_gets_no_answer_says_so_and_is_sent_by_itself_when_it_can_be()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var visitor = await AVisitor(new() { Wire = wire });
        visitor.Record.ExpectLostConnection();
        await visitor.Opens("/");
        await visitor.StartsChat("Stalled", "Before");
        await visitor.IsConnected();

        wire.Stall();
        await visitor.Writes("Into the void");
        await visitor.SeesPending("Into the void", "Sending…");
        await visitor.SeesPending("Into the void", "Not sent yet · will retry", within: TimeSpan.FromSeconds(8));
        wire.Flow();

        await visitor.SeesExactly("Before", "Into the void");
    }

    [Fact]
    public async Task After_three_tries_one_may_retry_or_delete_while_it_goes_on_by_itself()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url));
        var visitor = await AVisitor(new() { Wire = wire });
        await visitor.Opens("/");
        await visitor.StartsChat("Patient", "Before");
        await visitor.IsConnected();

        await visitor.GoesOffline();
        await visitor.Writes("Forget me");
        await visitor.Writes("Keep me too");
        await visitor.SeesPending("Forget me", "Not sent", within: TimeSpan.FromSeconds(15));
        var alert = visitor.PendingBubble("Forget me").GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("Not sent");

        // The server answers the next try with another bubble: that one says it silently.
        await visitor.PendingBubble("Forget me").EvaluateAsync("""
            bubble => {
                const answer = bubble.cloneNode(true);
                Object.assign(answer.dataset, { state: 'waiting', answer: 'later' });
                answer.setAttribute('hx-swap-oob', 'true');
                blogChat.receive(answer.outerHTML);
            }
            """);
        await visitor.SeesPending("Forget me", "Not sent");
        await Expect(alert).ToHaveCountAsync(0);
        await visitor.PressesOnPending("Forget me", "Retry");
        await visitor.SeesPending("Forget me", "Not sent");
        await visitor.PressesOnPending("Forget me", "Delete");
        await visitor.SeesOnItsWay("Keep me too");
        await visitor.ComesBackOnline();

        await visitor.SeesExactly("Before", "Keep me too");
    }

    [Fact]
    public async Task Without_the_network_the_signs_of_waiting_and_of_failure_are_drawn_too()
    {
        // Its files are kept by the browser as those of a published blog are.
        var blog = Lasting(await RestartableBlog.StartAsync(new(StringComparer.Ordinal) { ["Blog:Admin:Password"] = Library.Password, ["Blog:Seed"] = "none", ["EnableStaticAssetsDevelopmentCaching"] = "true" }));
        var wire = Lasting(new Wire(blog.Url));
        var visitor = await AVisitor(new() { Wire = wire });
        await visitor.Opens("/");
        await visitor.StartsChat("Signalled", "Before");
        await visitor.IsConnected();

        await visitor.GoesOffline();
        await visitor.Writes("In the tunnel");
        await visitor.SeesPending("In the tunnel", "Not sent yet");
        await SeesTheSignAsync();
        await visitor.SeesPending("In the tunnel", "Not sent Retry Delete", within: TimeSpan.FromSeconds(15));
        await SeesTheSignAsync();

        // A sign that could not be fetched has a place and no lines.
        Task SeesTheSignAsync() => visitor.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.pending .state svg')].some(sign => sign.checkVisibility() && sign.getBBox().width > 0)",
            null,
            new() { Timeout = 3_000 });
    }

    [Fact]
    public async Task What_is_not_sent_survives_a_reload_and_is_stored_once()
    {
        var wire = Lasting(new Wire((await House.LibraryAsync()).Url) { Sockets = SocketTreatment.Refused });
        var visitor = await AVisitor(new() { Wire = wire });
        visitor.Record.ExpectLostConnection();
        await visitor.Opens("/");
        await visitor.StartsChat("Reloader", "Before");
        await visitor.SeesConnection("fallback");
        visitor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visitor.Page.RouteAsync("**/chat/messages", route => route.AbortAsync());

        await visitor.Writes("First kept");
        await visitor.Writes("Second kept");
        await visitor.SeesPending("First kept", "Not sent yet · will retry", within: TimeSpan.FromSeconds(8));
        await visitor.Page.ReloadAsync();
        await visitor.SeesOnItsWay("First kept");
        await visitor.SeesOnItsWay("Second kept");
        await visitor.Page.UnrouteAllAsync();

        await visitor.SeesExactly("Before", "First kept", "Second kept");
    }

    [GeneratedRegex("^Read [0-9]{2}:[0-9]{2}$", RegexOptions.None, 1_000)]
    private static partial Regex ReadAt();
}
