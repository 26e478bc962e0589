using Blog.E2E.People;
using Blog.E2E.Servers;
using Blog.Tests.Chat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>An author finds what was said long ago, and comes to the very message.</summary>
public sealed class SearchTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_find_far_back_opens_the_conversation_at_its_message_and_the_way_to_the_newest_is_there()
    {
        var blog = Lasting(await Library.OpenAsync());
        var options = new PersonOptions { Blog = blog.Url };
        var visitor = await AVisitor(options);
        await visitor.Opens("/");
        await visitor.StartsChat("Finder", "The bowline slips on wet rope");
        await visitor.SeesMessage("The bowline slips on wet rope");
        await blog.LengthenAsync(Guid.Parse(await visitor.Page.Locator("#chat-pane").GetAttributeAsync("data-conversation") ?? ""), 300);
        var author = await AnAuthor(options);
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);

        await author.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync("bowlin");
        var found = author.Page.GetByRole(AriaRole.List, new() { Name = "Found", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(found.Locator("mark")).ToHaveTextAsync("bowline");
        await found.ClickAsync();

        await Expect(author.Log().Locator("li.is-found .text")).ToHaveTextAsync("The bowline slips on wet rope");
        await Expect(author.Log().Locator("li.is-found")).ToBeInViewportAsync();
        await Expect(author.Log().GetByText("Line 301", new() { Exact = true })).ToHaveCountAsync(0);
        await author.ClicksLink("Go to the newest");
        await Expect(author.Log().GetByText("Line 301", new() { Exact = true })).ToBeInViewportAsync();
        await author.Replies("Not if it is set well.");
        await visitor.SeesMessage("Not if it is set well.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Field_and_hits_are_there_again_after_a_reload_and_a_step_back_and_gone_when_the_search_is_left(int width)
    {
        var visitor = await AVisitor();
        await visitor.Opens("/");
        await visitor.StartsChat($"Seeker {width}", $"The halyard{width} is frayed");
        await visitor.SeesMessage($"The halyard{width} is frayed");
        var author = await AnAuthor(new() { Width = width });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        var field = author.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true });
        var found = author.Page.GetByRole(AriaRole.List, new() { Name = "Found", Exact = true }).GetByRole(AriaRole.Link);
        await field.FillAsync($"halyard{width}");
        await field.PressAsync("Enter");
        await Expect(found).ToHaveCountAsync(1);

        await author.Page.ReloadAsync();

        await author.IsConnected();
        await IsFoundAsync();
        await found.ClickAsync();
        await author.SeesMessage($"The halyard{width} is frayed");
        await author.Page.GoBackAsync();
        await Expect(author.Log()).ToHaveCountAsync(0);
        await IsFoundAsync();
        await field.PressAsync("Escape");
        await author.SeesConversation($"Seeker {width}");
        await author.Page.ReloadAsync();
        await author.SeesConversation($"Seeker {width}");
        await Expect(field).ToHaveValueAsync(string.Empty);

        async Task IsFoundAsync()
        {
            await Expect(field).ToHaveValueAsync($"halyard{width}");
            await Expect(found.Locator("mark")).ToHaveTextAsync($"halyard{width}");
            await Expect(author.Row($"Seeker {width}")).ToBeHiddenAsync();
        }
    }
}
