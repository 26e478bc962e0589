using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

/// <summary>Readers make accounts for themselves, while an administrator lets them.</summary>
public sealed class RegistrationTests : IAsyncDisposable
{
    private const string Page = "/account/register";
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_is_closed_at_first_and_says_so()
    {
        var browser = _server.CreateClient();
        using var login = await browser.GetAsync("/account/login", TestContext.Current.CancellationToken);
        var token = (await browser.Get("/chat/token")).Html;

        var page = await browser.Get(Page);
        var posted = await browser.Post(Page, [new("UserName", "lena"), new("Password", Account.Password), new("__RequestVerificationToken", token)]);

        Assert.All([page, posted], answer => Assert.Equal((HttpStatusCode.Forbidden, "This blog takes no new accounts at the moment."), (answer.Status, answer.Text(".notice"))));
        Assert.DoesNotContain(Page, await login.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await _server.FindAsync("lena"));
    }

    [Fact]
    public async Task Open_it_makes_a_reader_signs_in_and_comes_back()
    {
        _server.Settings["Blog:Registration"] = "open";
        var browser = _server.CreateClient();
        var link = (await browser.Get("/account/login?returnUrl=/articles/low-water")).Document.QuerySelector($"main a[href^='{Page}']")!.GetAttribute("href")!;
        Assert.False(await browser.IsSignedInAsync());

        var answer = await browser.SendsForm(link, Filled(("IsAdministrator", "true"), ("IsAuthor", "true"), ("IsRegistration", "false")));

        Assert.Equal((HttpStatusCode.Redirect, "/articles/low-water"), (answer.Status, answer.Headers["Location"]));
        Assert.True(await browser.IsSignedInAsync());
        Assert.True((await _server.FindAsync("lena")) is { IsAdministrator: false, IsAuthor: false, DisplayName: "Lena Fischer" });
    }

    [Fact]
    public async Task The_switch_of_the_settings_opens_and_closes_it_and_outlives_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("blog-test-");
        await using (var first = new BlogServer())
        {
            first.Settings["Blog:DataDirectory"] = data.FullName;
            first.Settings["Blog:Registration"] = "open";
            var boss = await first.BrowserOfAsync("boss", isAdministrator: true);
            Assert.Equal(HttpStatusCode.OK, (await first.CreateClient().Get(Page)).Status);

            await boss.SendsForm("/settings", Fields(("IsRegistrationOpen", null)));

            Assert.Equal(HttpStatusCode.Forbidden, (await first.CreateClient().Get(Page)).Status);
        }

        await using (var second = new BlogServer())
        {
            second.Settings["Blog:DataDirectory"] = data.FullName;
            second.Settings["Blog:Registration"] = "open";
            Assert.Equal(HttpStatusCode.Forbidden, (await second.CreateClient().Get(Page)).Status);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field_and_the_rest_is_kept()
    {
        _server.Settings["Blog:Registration"] = "open";
        await _server.SeedAsync(db => db.Add(Some.User("mc", "Marta Costa")));
        var browser = _server.CreateClient();
        (string Field, string Value, string Sentence)[] refused =
        [
            ("UserName", "admin", "belongs to another account"),
            ("UserName", "\u0430dmin", "A username has letters"),
            ("UserName", "new", "reserved"),
            ("DisplayName", "Admin", "belongs to another account"),
            ("DisplayName", "Marta C0sta", "belongs to another account"),
            ("Email", "@", "does not look like an e-mail address"),
            ("Password", "password1", "among the first"),
            ("Password", "", "Write a password."),
        ];
        foreach (var (field, value, sentence) in refused)
        {
            var answer = await browser.SendsForm(Page, Filled((field, value)));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(sentence, answer.Text(".error"), StringComparison.Ordinal);
            Assert.Equal(field == "Email" ? value : "lena@example.org", answer.Document.QuerySelector("#email")!.GetAttribute("value"));
            Assert.Null(answer.Document.QuerySelector("#password")!.GetAttribute("value"));
        }

        Assert.False(await browser.IsSignedInAsync());
        Assert.Equal(2, await _server.WithDb(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_is_turned_away()
    {
        _server.Settings["Blog:Registration"] = "open";

        var answer = await _server.CreateClient().SendsForm(Page, Filled(("Website", "https://example.org")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("has to stay empty", answer.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Null(await _server.FindAsync("lena"));
    }

    [Fact]
    public async Task One_address_registers_only_so_often_and_another_is_not_held_up()
    {
        _server.Settings["Blog:Registration"] = "open";
        _server.Settings["Limits:RegistrationsPerHour"] = "2";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await _server.CreateClient().SendsForm(Page, Filled(("UserName", $"r{i}"), ("DisplayName", $"R {i}")))).Status);
        }

        var forged = _server.CreateClient();
        forged.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var third = await forged.SendsForm(Page, Filled());
        Assert.Equal((HttpStatusCode.TooManyRequests, "3600", "lena"), (third.Status, third.Headers["Retry-After"], third.Document.QuerySelector("#user-name")!.GetAttribute("value")));
        Assert.Contains("too often", third.Text("[role=alert]"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await BrowserAt("127.0.0.2").SendsForm(Page, Filled())).Status);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_made()
    {
        _server.Settings["Blog:Registration"] = "open";

        Assert.Equal(HttpStatusCode.BadRequest, (await _server.CreateClient().Post(Page, [new("UserName", "lena"), new("Password", Account.Password)])).Status);

        Assert.Null(await _server.FindAsync("lena"));
    }

    private static Dictionary<string, string?> Filled(params (string Name, string? Value)[] fields)
    {
        var all = Fields(("UserName", "lena"), ("DisplayName", "Lena Fischer"), ("Email", "lena@example.org"), ("Password", Account.Password));
        foreach (var (name, value) in fields)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary>A browser on another address of this machine.</summary>
    private HttpClient BrowserAt(string address) => new(ClientAddresses.HandlerAt(address)) { BaseAddress = _server.Url };
}
