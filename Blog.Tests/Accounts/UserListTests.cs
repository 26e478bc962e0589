using System.Net;
using Blog.Accounts;

namespace Blog.Tests.Accounts;

/// <summary>The list of users: who sees it, what is in it, how it is searched and paged.</summary>
public sealed class UserListTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private HttpClient _boss = null!;

    public async ValueTask InitializeAsync() => _boss = await _server.BrowserOfAsync("boss", isAdministrator: true);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Only_administrators_get_in()
    {
        var author = await _server.BrowserOfAsync("marta", isAuthor: true);
        var reader = await _server.BrowserOfAsync("lena");
        foreach (var address in (string[])["/users", "/users/new", "/users/boss", "/users/boss/delete", "/settings"])
        {
            var anonymous = await _server.CreateClient().Get(address);
            Assert.Equal(HttpStatusCode.Redirect, anonymous.Status);
            Assert.StartsWith("/account/login?returnUrl=", anonymous.Headers["Location"], StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await author.Get(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(address)).Status);
            Assert.Equal(HttpStatusCode.OK, (await _boss.Get(address)).Status);
        }
    }

    [Fact]
    public async Task Each_user_stands_with_names_and_flags()
    {
        await _server.AddUserAsync("marta", isAuthor: true);

        var page = await _boss.Get("/users");

        Assert.Equal(["admin Administrator", "boss Administrator", "marta Author"], page.Texts(".people .hint"));
        Assert.Equal(["/users/admin", "/users/boss", "/users/marta"], page.Document.QuerySelectorAll(".people a").Select(link => link.GetAttribute("href")));
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#chat"));
        Assert.Equal("/users/new", page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "New user").GetAttribute("href"));
    }

    [Fact]
    public async Task Twenty_stand_on_a_page_and_a_click_swaps_the_list_alone()
    {
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 40).Select(number => Some.User($"u{number:00}", $"User {number}"))));

        var first = await _boss.Get("/users");
        var last = await _boss.GetFragment("/users?page=3", AccountIds.UserList);
        var beyond = await _boss.Get("/users?page=4");

        Assert.Equal((20, "42 users"), (first.Texts(".people li").Length, first.Text("#user-list > .hint")));
        Assert.Equal(["u39", "u40"], last.Texts(".people .hint span:first-child"));
        Assert.Equal("Users, page 3 — Low Water", last.Text("title"));
        Assert.Empty(last.Texts("header"));
        Assert.Equal((HttpStatusCode.NotFound, "/users?page=3"), (beyond.Status, beyond.Document.QuerySelector(".empty a")!.GetAttribute("href")));
    }

    [Fact]
    public async Task A_search_finds_names_and_addresses_and_takes_no_sign_for_another()
    {
        await _server.SeedAsync(db =>
        {
            var marta = Some.User("marta", "Marta Costa");
            marta.Email = "m@example.org";
            db.AddRange(marta, Some.User("odd", "X%Y Z"));
        });
        (string Text, string Found)[] searches =
            [("MARTA", "marta"), ("costa", "marta"), ("@example.org", "marta"), ("x%y", "odd"), ("100%", ""), ("_", ""), ("\\", ""), ("' OR 1=1 --", "")];
        foreach (var (text, found) in searches)
        {
            var page = await _boss.Get($"/users?q={Uri.EscapeDataString(text)}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal((text, found), (page.Document.QuerySelector("main input[name=q]")!.GetAttribute("value"), string.Join(' ', page.Texts(".people .hint span:first-child"))));
            Assert.Equal(found.Length == 0, page.Texts(".empty h2") is ["Nobody is called that."]);
        }
    }

    [Fact]
    public async Task The_pages_of_a_search_stay_in_it()
    {
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 30).Select(number => Some.User($"u{number:00}", $"A&B {number}"))));

        var page = await _boss.Get("/users?q=A%26B");

        Assert.Equal("/users?q=A%26B&page=2", page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(10, (await _boss.Get("/users?q=A%26B&page=2")).Texts(".people li").Length);
    }
}
