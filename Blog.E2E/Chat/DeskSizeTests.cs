using Blog.E2E.Looks;
using Blog.E2E.People;
using Blog.E2E.Servers;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Chat;

/// <summary>The author's pages with words that do not end and in windows that are small.</summary>
public sealed class DeskSizeTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_name_without_a_space_stays_within_the_pane_about_its_visitor_and_within_the_page_that_closes_several()
    {
        var name = new string('W', 60);
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat(name, "Am I too long?");
        var author = await AnAuthor(new() { Width = 360 });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);
        await author.OpensConversation(name, "Am I too long?");

        await author.ClicksLink("About this visitor");

        var words = author.Page.Locator("#context .person b");
        await Expect(words).ToHaveTextAsync(name);
        Assert.InRange((await words.BoundingBoxAsync())!.Width, 1, 360);
        Assert.True(await author.Page.Locator("#context").EvaluateAsync<bool>("pane => pane.scrollWidth <= pane.clientWidth"));
        await author.Opens("/chats/bulk");
        await author.Sees(name);
        Assert.Empty(await Layout.FaultsAsync(author.Page));
    }

    [Theory]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task All_tabs_of_the_list_are_in_sight_in_Spanish_with_many_waiting(int width)
    {
        var author = await AnAuthor(new() { Width = width, Locale = "es-ES" });
        await author.Opens("/account/login");
        await author.FillsIn("Nombre de usuario", Library.AuthorName);
        await author.FillsIn("Contraseña", Library.Password);
        await author.ClicksButton("Iniciar sesión");
        await author.OpensChats();
        var tabs = author.Page.Locator("#inbox .tabs");
        await Expect(tabs.Locator("a")).ToHaveCountAsync(4);

        await tabs.EvaluateAsync("tabs => tabs.querySelectorAll('a > span').forEach((count, place) => { count.className = place === 0 ? 'count' : 'num'; count.textContent = place === 1 ? '0' : '14'; })");

        Assert.True(await tabs.EvaluateAsync<bool>("tabs => tabs.scrollWidth <= tabs.clientWidth && tabs.scrollHeight <= 50"));
    }

    [Fact]
    public async Task A_low_window_leaves_room_for_what_is_said()
    {
        var visitor = await AVisitor();
        await visitor.Opens(Library.NewestPath);
        await visitor.StartsChat("Low Lou", "How low?");
        var author = await AnAuthor(new() { Width = 640, Height = 400 });
        await author.ComesToTheDesk(Library.AuthorName, Library.Password);

        await author.OpensConversation("Low Lou", "How low?");

        Assert.InRange((await author.Log().BoundingBoxAsync())!.Height, 150, 400);
        await Expect(author.Field("Reply")).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
