using Blog.Tests.Accounts;

namespace Blog.Tests.Pages;

/// <summary>The frame around every page: what it offers to whom.</summary>
public sealed class FrameTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Nobody_in_particular_may_sign_in_and_come_back()
    {
        var client = server.CreateClient();

        Assert.Equal("/account/login", (await client.Get("/")).Document.QuerySelector(".signin")!.GetAttribute("href"));
        Assert.Equal("/account/login?returnUrl=%2Fprivacy%3Fa%3D1", (await client.Get("/privacy?a=1")).Document.QuerySelector(".signin")!.GetAttribute("href"));
        Assert.Equal(["Articles", "Archive"], (await client.Get("/")).Texts("nav.sections a"));
    }

    [Theory]
    [InlineData("reader", false, false)]
    [InlineData("author", true, false)]
    [InlineData("administrator", false, true)]
    public async Task Whoever_is_signed_in_may_sign_out_and_authors_see_Chats(string name, bool isAuthor, bool isAdministrator)
    {
        await server.AddUserAsync(name, isAuthor, isAdministrator);
        var client = server.CreateClient();
        using var signedIn = await client.SignInAsync(name);

        var page = await client.Get("/privacy");

        Assert.NotNull(page.Document.QuerySelector("form[action='/account/logout'][hx-boost=false] input[name=__RequestVerificationToken]"));
        string[] sections = (isAuthor, isAdministrator) switch
        {
            (_, true) => ["Articles", "Archive", "Chats", "New article", "Users", "Settings"],
            (true, _) => ["Articles", "Archive", "Chats", "New article"],
            _ => ["Articles", "Archive"],
        };
        Assert.Equal(sections, page.Texts("nav.sections a"));
        Assert.Equal($"{name} Test", page.Text("a[href='/account/settings'][hx-boost=false]"));
        Assert.Equal(isAuthor || isAdministrator, page.Document.QuerySelector("a[href='/chats'][hx-boost=false]") is not null);
        Assert.Equal(isAuthor || isAdministrator, page.Document.QuerySelector("a[href='/articles/new'][hx-boost=false]") is not null);
        Assert.Empty(page.Texts(".signin"));
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_section_is_marked()
    {
        var client = server.CreateClient();

        Assert.Equal("Articles", (await client.Get("/")).Text("nav.sections [aria-current=page]"));
        Assert.Empty((await client.Get("/privacy")).Texts("nav.sections [aria-current]"));
    }

    [Fact]
    public async Task A_page_without_the_chat_is_left_by_a_full_load()
    {
        var client = server.CreateClient();

        var page = await client.Get("/account/login");

        Assert.Null(page.Document.QuerySelector("#chat"));
        Assert.All(page.Document.QuerySelectorAll("header, main, footer"), part => Assert.Equal("false", part.GetAttribute("hx-boost")));
        Assert.NotNull((await client.Get("/")).Document.QuerySelector("#chat"));
    }

    [Fact]
    public async Task The_privacy_page_says_what_the_chat_keeps()
    {
        var page = await server.CreateClient().Get("/privacy");

        Assert.Equal("Privacy", page.Text("main h1"));
        Assert.Equal(["Reading", "Chatting", "Your account"], page.Texts(".reading h2"));
        Assert.Equal(["name", "messages", "articles", "language", "e-mail"], page.Texts(".reading li").Select(item => Array.Find(["e-mail", "language", "articles", "messages", "name"], item.Contains)));
    }

    [Fact]
    public async Task Links_are_boosted_into_main_and_history_restores_main()
    {
        var page = await server.CreateClient().Get("/");

        Assert.All(page.Document.QuerySelectorAll("header, main, footer"), part => Assert.Equal(("true", "#main", "#main:replace"), (part.GetAttribute("hx-boost"), part.GetAttribute("hx-target"), part.GetAttribute("hx-sync"))));
        Assert.Single(page.Document.QuerySelectorAll("main#main[hx-history-elt]"));
        Assert.Equal(["main"], page.Document.QuerySelectorAll("[hx-history-elt]").Select(part => part.LocalName));
    }
}
