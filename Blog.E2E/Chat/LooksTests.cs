using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;

namespace Blog.E2E.Chat;

/// <summary>The chat in its states, and the Chats page, as <see cref="Looks.LooksTests"/> looks at other pages.</summary>
public sealed class LooksTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_chat_lies_well_in_the_window_and_is_accessible(int width, ColorScheme theme)
    {
        var name = $"Wilhelmina Featherstonehaugh-Cholmondeley {width} {theme}";
        List<string> faults = [];
        var visitor = await AVisitor(new() { Width = width, ColorScheme = theme });
        await visitor.Opens(Library.NewestPath);
        await visitor.OpensChat();
        await Look(visitor, "chat-start");

        await visitor.FillsIn("Your name", name);
        await visitor.FillsIn("Message", $"A word that never ends: {new string('m', 90)} {name}");
        await visitor.ClicksButton("Send");
        await visitor.IsConnected();
        var author = await AnAuthor(new() { Width = width, ColorScheme = theme });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await Look(author, "chats-list");
        await author.Row(name).ClickAsync();
        await author.Replies("See https://example.org/a/very/long/address/that/nobody/will/ever/follow/because/it/is/an/example");
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Private note" }).ClickAsync();
        await author.FillsIn("Private note", $"Only authors see this, and a word that never ends: {new string('n', 90)}");
        await author.ClicksButton("Save note");
        await author.Log().GetByText("Delete…", new() { Exact = true }).ClickAsync();
        await author.SeesButton("Delete note");
        await Look(author, "chats-note");
        await author.Page.GetByRole(AriaRole.Tab, new() { Name = "Reply" }).ClickAsync();
        await Look(author, "chats-thread");
        await author.Types("[[");
        await author.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).WaitForAsync();
        await Look(author, "chats-suggestions");
        await author.Types(string.Empty);
        await author.Page.Keyboard.PressAsync("Control+k");
        await Look(author, "chats-palette");
        await author.Page.Keyboard.TypeAsync("keys");
        await author.Page.Keyboard.PressAsync("Enter");
        await Look(author, "chats-keys");
        await author.Page.Keyboard.PressAsync("Escape");
        await author.Page.GetByLabel("More", new() { Exact = true }).ClickAsync();
        await Look(author, "chats-menu");
        await author.Page.Keyboard.PressAsync("Escape");
        if (width < 1100)
        {
            await author.ClicksLink("About this visitor");
            await Look(author, "chats-context");
        }

        await visitor.Sees("See https://example.org");
        await Look(visitor, "chat-talk");

        Assert.Empty(faults);

        async Task Look(Person person, string state) => faults.AddRange(await person.LooksAt(state, theme));
    }
}
