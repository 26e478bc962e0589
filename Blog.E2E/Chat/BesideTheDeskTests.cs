using Blog.E2E.People;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The pages beside the Chats page: what they ask before they do it.</summary>
public sealed class BesideTheDeskTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Several_are_asked_about_before_they_are_closed_and_one_may_cancel_and_go_back()
    {
        foreach (var name in (string[])["Bulky One", "Bulky Two"])
        {
            var visitor = await AVisitor();
            await visitor.Opens("/");
            await visitor.StartsChat(name, $"{name} speaking");
            await visitor.SeesMessage($"{name} speaking");
        }

        var author = await AnAuthor();
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        await author.Opens("/chats/bulk");
        await Tick("Bulky One").CheckAsync();
        await author.ClicksButton("Close the ticked ones");
        await author.SeesButton("Close 1 conversation");

        await author.ClicksLink("Cancel");

        await Expect(Tick("Bulky One")).ToBeCheckedAsync();
        await Expect(Tick("Bulky Two")).Not.ToBeCheckedAsync();
        await author.ClicksButton("Close the ticked ones");
        await author.ClicksButton("Close 1 conversation");
        await author.Sees("1 conversation is closed.");
        await author.Page.GoBackAsync();
        await author.Sees("Tick at least one conversation that is open.");
        await Expect(Tick("Bulky One")).ToHaveCountAsync(0);
        await Expect(Tick("Bulky Two")).ToBeVisibleAsync();

        ILocator Tick(string name) => author.Page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_saved_reply_is_asked_about_before_it_is_deleted_and_what_was_typed_stays(bool hasScript)
    {
        var shortcut = hasScript ? "scripted" : "plain";
        var author = await AnAuthor(new() { HasScript = hasScript });
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        await author.Opens("/chats/replies");
        await author.FillsIn("Shortcut", shortcut);
        await author.FillsIn("Text", "Thank you");
        await author.ClicksButton("Save");
        await author.ClicksLink($"/{shortcut} Edit");
        await author.FillsIn("Text", "Thank you so much");

        await author.Page.GetByText("Delete…", new() { Exact = true }).ClickAsync();

        await author.Sees("It is gone for good, with what you have changed here.");
        await Expect(author.Field("Text")).ToHaveValueAsync("Thank you so much");
        await author.SeesLink($"/{shortcut} Edit");
        await author.ClicksButton("Delete this reply");
        await author.Sees("It is deleted.");
        await Expect(author.Link($"/{shortcut} Edit")).ToHaveCountAsync(0);
    }
}
