using System.Globalization;
using System.Net;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>What people change about their own account.</summary>
public sealed class OwnSettingsTests(AdministratedBlog blog) : IClassFixture<AdministratedBlog>, IAsyncLifetime
{
    private const string Page = "/account/settings";
    private const string NewPassword = "another at high water";

    private readonly BlogServer _server = blog.Server;
    private readonly FakeTimeProvider _clock = blog.Clock;
    private readonly string _name = blog.NewName("lena");
    private HttpClient _lena = null!;

    public async ValueTask InitializeAsync() => _lena = await _server.BrowserOfAsync(_name);

    public ValueTask DisposeAsync()
    {
        _lena.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Only_who_is_signed_in_has_any()
    {
        var answer = await _server.CreateClient().Get(Page);

        Assert.Equal((HttpStatusCode.Redirect, "/account/login?returnUrl=%2Faccount%2Fsettings"), (answer.Status, answer.Headers["Location"]));
        var page = await _lena.Get(Page);
        Assert.Equal(($"{_name} Test", _name), (page.Document.QuerySelector("#display-name")!.GetAttribute("value"), page.Document.QuerySelector("#user-name")!.GetAttribute("value")));
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_name_and_address_are_changed_and_the_name_shows_everywhere()
    {
        var answer = await SavesAsync(("DisplayName", "  Lena   F. "), ("Email", "l@example.org"));

        Assert.Equal($"{Page}?done=saved", answer.Headers["Location"]);
        var page = await _lena.Get(answer.Headers["Location"]);
        Assert.Equal(("Saved.", "Lena F."), (page.Text("[role=status]"), page.Text(".tools .me")));
        Assert.Equal("l@example.org", (await _server.FindAsync(_name))!.Email);
    }

    [Theory]
    [InlineData("DisplayName", "", "Write a display name.")]
    [InlineData("DisplayName", "\u200b", "Write a display name.")]
    [InlineData("DisplayName", "1234567890 1234567890 1234567890 1234567890 1234567890 123456", "60 characters at most")]
    [InlineData("DisplayName", "Admin", "belongs to another account")]
    [InlineData("DisplayName", "\u0430dm\u0131n", "belongs to another account")]
    [InlineData("DisplayName", "MARTA COSTA", "belongs to another account")]
    [InlineData("DisplayName", "M\u0430rt\u0430 C\u043est\u0430", "belongs to another account")]
    [InlineData("Email", "nobody", "does not look like an e-mail address")]
    public async Task What_cannot_be_is_refused_and_nothing_of_it_stored(string field, string value, string sentence)
    {
        await MartaIsHereAsync();

        var answer = await SavesAsync(("DisplayName", "Lena G."), (field, value), ("Theme", "dark"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Text(".error"), StringComparison.Ordinal);
        Assert.Equal($"{_name} Test", (await _server.FindAsync(_name))!.DisplayName);
        Assert.DoesNotContain("theme=", answer.Headers.GetValueOrDefault("Set-Cookie", ""), StringComparison.Ordinal);
        Assert.Equal("dark", answer.Document.QuerySelector("#theme option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Ones_own_name_and_a_common_first_name_are_free()
    {
        await MartaIsHereAsync();
        foreach (var name in (string[])[_name, $"{_name.ToUpperInvariant()} test", "Marta"])
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(("DisplayName", name))).Status);
        }
    }

    [Fact]
    public async Task Two_who_take_the_same_name_at_once_do_not_both_get_it()
    {
        var marta = await _server.BrowserOfAsync(blog.NewName("rival"));

        var answers = await Task.WhenAll(
            SavesAsync(("DisplayName", "Ada Lovelace")),
            marta.SendsForm(Page, Fields(("DisplayName", "Ada Lovelace")), Page));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task Language_and_theme_are_remembered_by_the_browser()
    {
        Assert.Equal("auto", (await _lena.Get(Page)).Document.QuerySelector("#language option[selected]")!.GetAttribute("value"));

        await SavesAsync(("Language", "es"), ("Theme", "dark"));

        var page = await _lena.Get(Page);
        Assert.Equal(("es", "dark"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("data-theme")));
        Assert.Equal(["es", "dark"], page.Document.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal("Tus ajustes", page.Text("h1"));

        await SavesAsync(("Language", "auto"), ("Theme", "auto"));
        await SavesAsync(("Language", "xx"), ("Theme", "pink"));

        page = await _lena.Get(Page);
        Assert.Equal(("en", null), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("data-theme")));
    }

    [Theory]
    [InlineData(null, NewPassword, "CurrentPassword", "Write your current password")]
    [InlineData("not the password", NewPassword, "CurrentPassword", "not your current password")]
    [InlineData(Account.Password, "short", "NewPassword", "8 characters at least")]
    [InlineData(Account.Password, "iloveyou1", "NewPassword", "among the first")]
    public async Task A_new_password_takes_the_current_one_and_must_be_hard_to_guess(string? current, string wanted, string field, string sentence)
    {
        var answer = await SavesAsync(("CurrentPassword", current), ("NewPassword", wanted));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(sentence, answer.Text(".error"), StringComparison.Ordinal);
        Assert.Equal(field, answer.Document.QuerySelector("[aria-invalid=true]")!.GetAttribute("name"));
        Assert.True(await _lena.IsSignedInAsync());
        await _server.SignedInAsync(_name);
    }

    [Fact]
    public async Task A_current_password_that_the_browser_filled_in_changes_nothing()
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(("CurrentPassword", "whatever"))).Status);

        await _server.SignedInAsync(_name);
    }

    [Fact]
    public async Task Guesses_at_the_current_password_count_like_failed_sign_ins()
    {
        for (var i = 0; i < SignIn.MaxTries; i++)
        {
            await SavesAsync(("CurrentPassword", "not the password"), ("NewPassword", NewPassword));
        }

        Assert.Contains("not your current password", (await SavesAsync(("CurrentPassword", Account.Password), ("NewPassword", NewPassword))).Text(".error"), StringComparison.Ordinal);
        _clock.Advance(SignIn.Rest);
        Assert.Equal(HttpStatusCode.SeeOther, (await SavesAsync(("CurrentPassword", Account.Password), ("NewPassword", NewPassword))).Status);
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_keeps_this_one_with_its_end()
    {
        using var phone = _server.CreateClient();
        using var signedIn = await phone.SignInAsync(_name, remember: true);
        using var copy = _server.CreateClientWith(signedIn.SignInCookie()[0]);
        _clock.Advance(TimeSpan.FromDays(2));

        var answer = await phone.SendsForm(Page, Fields(("CurrentPassword", Account.Password), ("NewPassword", NewPassword)), Page);

        Assert.Equal($"{Page}?done=password", answer.Headers["Location"]);
        Assert.True(await phone.IsSignedInAsync());
        Assert.False(await _lena.IsSignedInAsync());
        Assert.False(await copy.IsSignedInAsync());
        await _server.SignedInAsync(_name, NewPassword);
        var expires = answer.Headers["Set-Cookie"].Split("sign-in=")[1].Split("; ").First(part => part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))["expires=".Length..];
        Assert.Equal(_clock.GetUtcNow().AddDays(5), DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture));
        _clock.Advance(TimeSpan.FromDays(5) + TimeSpan.FromSeconds(1));
        Assert.False(await phone.IsSignedInAsync());
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_every_session()
    {
        var phone = await _server.SignedInAsync(_name);
        var other = await _server.BrowserOfAsync(blog.NewName("other"));

        var answer = await phone.SendsForm(Page, [], $"{Page}?handler=SignOutEverywhere");

        Assert.Equal("/", answer.Headers["Location"]);
        Assert.False(await phone.IsSignedInAsync());
        Assert.False(await _lena.IsSignedInAsync());
        Assert.True(await other.IsSignedInAsync());
        await _server.SignedInAsync(_name);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData($"{Page}?handler=SignOutEverywhere")]
    public async Task Without_the_forms_token_of_this_user_nothing_happens(string address)
    {
        var foreign = (await (await _server.BrowserOfAsync(blog.NewName("foreigner"))).Get("/chat/token")).Html;

        Assert.Equal(HttpStatusCode.BadRequest, (await _lena.Post(address, [new("DisplayName", "X Y")])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _lena.Post(address, [new("DisplayName", "X Y"), new("__RequestVerificationToken", foreign)])).Status);
        Assert.True(await _lena.IsSignedInAsync());
        Assert.Equal($"{_name} Test", (await _server.FindAsync(_name))!.DisplayName);
    }

    /// <summary>An account with a name that others must not take, and a first name that they may.</summary>
    private async Task MartaIsHereAsync()
    {
        if (await _server.FindAsync("mc") is null)
        {
            await _server.SeedAsync(db => db.AddRange(Some.User("mc", "Marta Costa"), Some.User("m2", "Marta")));
        }
    }

    private Task<Answer> SavesAsync(params (string Name, string? Value)[] fields)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return _lena.SendsForm(Page, all, Page);
    }
}
