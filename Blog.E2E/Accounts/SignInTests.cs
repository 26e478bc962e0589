using Blog.E2E.Servers;
using Blog.Tests;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Accounts;

public sealed class SignInTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task A_reader_signs_in_and_out_and_comes_back_to_the_page_that_was_open()
    {
        var visitor = await AVisitor();
        await visitor.Opens("/?page=2");
        await visitor.ClicksLink("Sign in");
        await visitor.FillsIn("Username", Library.ReaderName);
        await visitor.FillsIn("Password", Library.Password);
        await visitor.ClicksButton("Sign in");

        await visitor.IsSignedIn();
        await visitor.IsAt("/?page=2");

        await visitor.SignsOut();
        await visitor.Opens("/");
        await visitor.IsSignedOut();
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_a_sentence_that_keeps_the_name()
    {
        var visitor = await AVisitor();
        visitor.Record.Expect("422");

        await visitor.SignsIn(Library.ReaderName, "not the password");

        await visitor.Sees("That name and password do not belong together.");
        await Expect(visitor.Field("Username")).ToHaveValueAsync(Library.ReaderName);
        await Expect(visitor.Field("Password")).ToHaveValueAsync(string.Empty);
        await visitor.IsSignedOut();
    }

    [Fact]
    public async Task Remember_me_survives_the_end_of_the_browser_for_one_week()
    {
        var visitor = await AVisitor();
        await visitor.SignsIn(Library.ReaderName, Library.Password, remembered: true);
        await visitor.IsSignedIn();
        var days = (await visitor.Context.CookiesAsync())
            .Where(cookie => cookie.Expires > 0)
            .Select(cookie => DateTimeOffset.FromUnixTimeSeconds((long)cookie.Expires) - TimeProvider.System.GetUtcNow())
            .Select(left => Math.Round(left.TotalDays, 1));
        Assert.Contains(7.0, days);

        var later = await AVisitor(new() { StorageState = await visitor.ClosesTheBrowserAsync() });

        await later.Opens("/");
        await later.IsSignedIn();
    }

    [Fact]
    public async Task Without_remember_me_the_sign_in_ends_with_the_browser()
    {
        var visitor = await AVisitor();
        await visitor.SignsIn(Library.ReaderName, Library.Password);
        await visitor.IsSignedIn();

        var later = await AVisitor(new() { StorageState = await visitor.ClosesTheBrowserAsync() });

        await later.Opens("/");
        await later.IsSignedOut();
    }

    [Fact]
    public async Task A_sign_in_survives_a_killed_and_restarted_server()
    {
        var blog = Lasting(await RestartableBlog.StartAsync(
            new(StringComparer.Ordinal) { ["Blog:Admin:Password"] = Library.Password, ["Blog:Seed"] = "none" }));
        var administrator = await AnAuthor(new() { Blog = blog.Url });
        await administrator.SignsIn("admin", Library.Password, remembered: true);
        await administrator.IsSignedIn();
        administrator.Record.ExpectLostConnection();

        blog.Kill();
        await blog.RestartAsync();

        await administrator.Opens("/");
        await administrator.IsSignedIn();
    }

    [Fact]
    public async Task Sign_in_and_sign_out_work_without_script()
    {
        var visitor = await AVisitor(new() { HasScript = false });

        await visitor.SignsIn(Library.ReaderName, Library.Password);
        await visitor.IsSignedIn();

        await visitor.SignsOut();
    }

    [Fact]
    public async Task Only_authors_and_administrators_see_the_way_to_the_chats()
    {
        var author = await AnAuthor();
        await author.SignsIn(Library.AuthorName, Library.Password);
        await author.IsSignedIn();
        await author.SeesLink("Chats");

        var reader = await AVisitor();
        await reader.SignsIn(Library.ReaderName, Library.Password);
        await reader.IsSignedIn();
        await Expect(reader.Link("Chats")).ToHaveCountAsync(0);
    }
}
