using System.Net;
using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Blog.Mail;
using Blog.Pages;
using Blog.Realtime;
using Blog.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

/// <summary>The policies and their refusals, on a page and on addresses that are none, of a server with the real accounts.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private const string Page = "/account/logout";
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-test-");
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Blog", EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Blog:DataDirectory"] = _data.FullName });
        builder.Services.AddData(builder.Environment.ContentRootPath);
        builder.Services.AddWeb();
        builder.Services.AddErrorPages();
        builder.Services.AddRealtime();
        builder.Services.AddMail(_ => _data.FullName);
        builder.Services.AddAccounts();
        builder.Services.AddChat();
        builder.Services.Configure<RazorPagesOptions>(options => options.Conventions.AuthorizePage("/Account/Logout", Policies.Answer));
        _app = builder.Build();
        await _app.Services.MigrateAsync();
        _app.UseWeb(() => Languages.Names[0]);
        _app.UseAccounts();
        _app.MapRazorPages();
        foreach (var address in (string[])["/chat/ws", "/chats/ws", "/chats/events"])
        {
            _app.MapGet(address, () => "open").RequireAuthorization(Policies.Answer);
        }

        _app.MapPost("/articles/1/vote", () => "voted").RequireAuthorization();
        _app.MapGet("/users", () => "all").RequireAuthorization(Policies.Administer);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_opens_a_page_without_signing_in_is_led_to_the_sign_in_and_back()
    {
        using var response = await SendAsync(Browser(), HttpMethod.Get, $"{Page}?page=2");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/account/login?returnUrl=%2Faccount%2Flogout%3Fpage%3D2", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/chat/ws")]
    [InlineData("/chats/ws")]
    [InlineData("/chats/events")]
    public async Task A_socket_or_stream_gets_a_status_and_never_a_redirect(string address)
    {
        using var anonymous = await SendAsync(Browser(), HttpMethod.Get, address);
        using var reader = await SendAsync(await BrowserOfAsync("lena"), HttpMethod.Get, address);
        using var author = await SendAsync(await BrowserOfAsync("marta", isAuthor: true), HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        Assert.Equal(HttpStatusCode.OK, author.StatusCode);
    }

    [Fact]
    public async Task A_form_sent_without_signing_in_gets_a_status()
    {
        using var response = await SendAsync(Browser(), HttpMethod.Post, "/articles/1/vote");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Mode", "cors")]
    [InlineData("HX-Request", "true")]
    public async Task A_script_gets_a_status_for_a_page(string header, string value)
    {
        using var response = await SendAsync(Browser(), HttpMethod.Get, Page, (header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Htmx_loads_the_sign_in_as_a_full_page_and_comes_back_to_the_page_with_the_form()
    {
        var browser = Browser();
        browser.DefaultRequestHeaders.Referrer = new Uri(browser.BaseAddress!, "/articles/low-water");

        using var response = await SendAsync(browser, HttpMethod.Post, "/articles/1/vote", ("HX-Request", "true"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("/account/login?returnUrl=%2Farticles%2Flow-water", Assert.Single(response.Headers.GetValues("HX-Redirect")));
    }

    [Fact]
    public async Task A_reader_who_opens_an_author_page_is_refused_without_a_redirect()
    {
        using var response = await SendAsync(await BrowserOfAsync("lena"), HttpMethod.Get, Page);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData(false, false, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(true, false, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(false, true, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(true, true, HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task The_two_flags_open_what_they_should(bool isAuthor, bool isAdministrator, HttpStatusCode chats, HttpStatusCode users)
    {
        var browser = await BrowserOfAsync("marta", isAuthor, isAdministrator);

        using var answer = await SendAsync(browser, HttpMethod.Get, "/chats/events");
        using var administer = await SendAsync(browser, HttpMethod.Get, "/users");

        Assert.Equal(chats, answer.StatusCode);
        Assert.Equal(users, administer.StatusCode);
    }

    [Fact]
    public async Task A_flag_that_was_taken_away_counts_at_the_next_request()
    {
        var browser = await BrowserOfAsync("marta", isAuthor: true);
        using var before = await SendAsync(browser, HttpMethod.Get, "/chats/events");

        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsAuthor, false), TestContext.Current.CancellationToken);
        using var after = await SendAsync(browser, HttpMethod.Get, "/chats/events");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    private HttpClient Browser()
    {
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    private async Task<HttpClient> BrowserOfAsync(string userName, bool isAuthor = false, bool isAdministrator = false)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var user = new User { UserName = userName, DisplayName = userName, IsAuthor = isAuthor, IsAdministrator = isAdministrator };
        await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, Account.Password);
        var browser = Browser();
        using var response = await browser.SignInAsync(userName);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return browser;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
