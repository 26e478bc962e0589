using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>What a visitor asks for and the network swallows is said where it was asked for, and nothing is lost.</summary>
public sealed class UnreachedTests(TestHouse house) : HouseTest(house)
{
    private const string Word = "That did not get through.";

    [Fact]
    public async Task A_first_message_that_does_not_get_through_says_so_and_goes_with_the_next_press()
    {
        var visitor = await CutOff("**/chat/conversations");
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Lost Lou");
        await visitor.FillsIn("Message", "Is anybody there?");

        await visitor.ClicksButton("Send");

        await Expect(Alert(visitor)).ToContainTextAsync(Word);
        await Expect(visitor.Field("Message")).ToHaveValueAsync("Is anybody there?");
        await visitor.Page.UnrouteAllAsync();
        await visitor.ClicksButton("Send");
        await visitor.SeesMessage("Is anybody there?");
        await Expect(Alert(visitor)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_first_message_that_takes_its_time_is_said_to_be_on_its_way()
    {
        var visitor = await AVisitor();
        var held = new TaskCompletionSource<IRoute>();
        await visitor.Page.RouteAsync("**/chat/conversations", route => held.TrySetResult(route));
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Patient Pat");
        await visitor.FillsIn("Message", "No hurry");

        await visitor.ClicksButton("Send");

        await Expect(visitor.Panel.GetByText("Sending…")).ToBeVisibleAsync();
        await (await held.Task).ContinueAsync();
        await visitor.SeesMessage("No hurry");
    }

    [Fact]
    public async Task An_end_that_does_not_get_through_says_so_and_the_chat_goes_on()
    {
        var visitor = await CutOff("**/chat/mine/end");
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Ending Eda", "One question");
        await visitor.OpensMenu();
        await visitor.Unfolds("End chat");

        await visitor.ClicksButton("End it now");

        await Expect(visitor.Menu().GetByRole(AriaRole.Alert)).ToContainTextAsync(Word);
        await visitor.Page.UnrouteAllAsync();
        await visitor.ClicksButton("End it now");
        await visitor.SeesButton("This helped");
    }

    [Fact]
    public async Task A_panel_that_does_not_come_says_so_and_comes_when_it_is_asked_for_again()
    {
        var visitor = await CutOff("**/chat/pane*");
        await visitor.Opens(Library.NewestPath);

        await visitor.Launcher.ClickAsync();

        await Expect(Alert(visitor)).ToContainTextAsync(Word);
        await visitor.Page.UnrouteAllAsync();
        await visitor.ClicksButton("Try again");
        await Expect(visitor.Field("Your name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_being_written_as_a_first_message_goes_on_in_the_chat_that_another_tab_begins()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.FillsIn("Your name", "Two-Tab Tess");
        await visitor.FillsIn("Message", "A long question, half");
        var first = visitor.Page;

        await visitor.OpensInANewTab(Library.NewestPath);
        await visitor.StartsChat("Two-Tab Tess", "The quick one");

        await Expect(first.Locator("#chat-composer").GetByLabel("Message")).ToHaveValueAsync("A long question, half");
    }

    [Fact]
    public async Task A_text_that_fits_no_frame_is_refused_and_lets_the_next_one_pass()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("422");
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Long Lena", "Short");
        await visitor.IsConnected();

        await visitor.Writes(string.Concat(Enumerable.Repeat("😀", 5_000)));
        await visitor.Writes("And short again");

        await visitor.SeesMessage("And short again");
        await Expect(visitor.Panel.GetByRole(AriaRole.Alert).GetByText("too long")).ToBeVisibleAsync();
        Assert.Equal(1, visitor.Record.Sockets.Ever);
    }

    [Fact]
    public async Task A_field_that_waits_for_the_name_says_so_when_it_is_pressed()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await visitor.FillsIn("E-mail", "nadia@example.org");

        await visitor.Field("Message").ClickAsync(new() { Force = true });

        await Expect(Alert(visitor)).ToHaveTextAsync("Write your name first.");
        await Expect(visitor.Field("Your name")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("Nadia");
        await Expect(Alert(visitor)).ToHaveCountAsync(0);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Field("E-mail")).ToHaveValueAsync("nadia@example.org");
    }

    [Fact]
    public async Task A_new_chat_begun_by_keyboard_goes_on_in_its_form()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Keyed Kim", "First");
        await visitor.EndsChat();

        await visitor.Link("Start a new chat").PressAsync("Enter");

        await Expect(visitor.Field("Your name")).ToHaveValueAsync("Keyed Kim");
        await Expect(visitor.Panel.Locator(":focus")).ToHaveCountAsync(1);
    }

    private async Task<Visitor> CutOff(string address)
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("net::ERR_");
        visitor.Record.Expect("htmx:");
        await visitor.Page.RouteAsync(address, route => route.AbortAsync());
        return visitor;
    }

    private static ILocator Alert(Visitor visitor) => visitor.Panel.GetByRole(AriaRole.Alert);
}
