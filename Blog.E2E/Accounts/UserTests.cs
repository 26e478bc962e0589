using Blog.E2E.Looks;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.Accounts;

/// <summary>Administrators and the people whom they manage, each at a browser, on a blog of their own.</summary>
public sealed class UserTests(TestHouse house) : HouseTest(house)
{
    private readonly Lazy<Task<BlogServer>> _blog = new(() => Library.OpenAsync());

    protected override async ValueTask CloseAsync()
    {
        if (_blog.IsValueCreated)
        {
            await (await _blog.Value).DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_is_made_by_an_administrator_signs_in_and_is_out_once_disabled()
    {
        var address = (await _blog.Value).Url;
        var administrator = await AnAuthor(new() { Blog = address });
        await administrator.SignsIn("admin", Library.Password);
        await administrator.ClicksLink("Users");
        await administrator.ClicksLink("New user");
        await administrator.FillsIn("Username", "pilot");
        await administrator.FillsIn("Display name", "Pia Pilot");
        await administrator.FillsIn("Password", Library.Password);
        await administrator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Author", Exact = true }).CheckAsync();
        await administrator.ClicksButton("Save");
        await administrator.Sees("The account was made.");

        var pilot = await AnAuthor(new() { Blog = address });
        await pilot.SignsIn("pilot", Library.Password);
        await pilot.SeesLink("Chats");
        await pilot.SeesLink("Pia Pilot");

        await administrator.ClicksButton("Disable");
        await administrator.Sees("The account is disabled, and signed out everywhere.");

        await pilot.ClicksLink("Chats");
        await pilot.SeesHeading("Sign in");
        await pilot.IsSignedOut();
    }

    [Fact]
    public async Task A_search_and_a_page_number_swap_the_list_alone()
    {
        var blog = await _blog.Value;
        await blog.SeedAsync(db => db.AddRange(Enumerable.Range(1, 30).Select(number => Some.User($"reader{number:00}", $"Reader {number}"))));
        var administrator = await AnAuthor(new() { Blog = blog.Url });
        await administrator.SignsIn("admin", Library.Password);
        await administrator.ClicksLink("Users");
        await administrator.FillsIn("Find users", "reader");
        await administrator.ClicksButton("Find");
        await administrator.Sees("30 users");
        await administrator.IsAt("/users?q=reader");

        await administrator.ClicksLink("Next");

        await administrator.IsAt("/users?q=reader&page=2");
        await administrator.SeesLink("Reader 30");
        await Expect(administrator.Field("Find users")).ToHaveValueAsync("reader");
        await administrator.Page.GoBackAsync();
        await administrator.SeesLink("Reader 1");
    }

    [Fact]
    public async Task Ones_own_settings_change_the_name_in_the_header_and_leave_with_the_chat_at_hand()
    {
        var reader = await AVisitor(new() { Blog = (await _blog.Value).Url });
        await reader.SignsIn(Library.ReaderName, Library.Password);
        await reader.ClicksLink("Fenja Ferry");
        await reader.FillsIn("Display name", "Fenja Föhr");
        await reader.ClicksButton("Save");

        await reader.Sees("Saved.");
        await reader.SeesLink("Fenja Föhr");
        await reader.ClicksLink("Articles");
        await Expect(reader.Launcher).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_pages_of_accounts_lie_well_in_the_window_and_are_accessible(int width, ColorScheme theme)
    {
        var blog = await _blog.Value;
        await blog.WithDb(db => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(settings => settings.IsRegistrationOpen, true)));
        var administrator = await AnAuthor(new() { Blog = blog.Url, Width = width, ColorScheme = theme });
        administrator.Record.Expect("422");
        List<string> faults = [];
        await LookAsync("register", "/account/register");
        await LookAsync("sign-in-open", "/account/login");
        await administrator.SignsIn("admin", Library.Password);
        await administrator.IsSignedIn();
        await LookAsync("users", "/users");
        await LookAsync("user-new", "/users/new");
        await administrator.ClicksButton("Save");
        await administrator.Sees("Write a username.");
        await JudgeAsync("user-new-refused");
        await LookAsync("user", $"/users/{Library.AuthorName}");
        await LookAsync("user-delete", $"/users/{Library.AuthorName}/delete");
        await LookAsync("settings", "/settings?done=saved");
        await LookAsync("own-settings", "/account/settings");

        Assert.Empty(faults);

        async Task LookAsync(string name, string path)
        {
            await administrator.Opens(path);
            await JudgeAsync(name);
        }

        async Task JudgeAsync(string name) => faults.AddRange(await administrator.LooksAt(name, theme));
    }
}
