using System.Globalization;
using System.Net;
using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Accounts;

public sealed class SignInCookieTests : IAsyncDisposable
{
    // In the future: the test's browser throws cookies away by the real clock.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public SignInCookieTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Remember_me_remembers_for_exactly_seven_days()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync("lena", remember: true);

        var expires = response.SignInCookie().Single(part => part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))["expires=".Length..];
        Assert.Equal(_clock.GetUtcNow().AddDays(7), DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture));
        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.True(await browser.IsSignedInAsync());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Using_the_blog_does_not_prolong_the_seven_days()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync("lena", remember: true);

        for (var day = 0; day < 6; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            using var page = await browser.GetAsync("/account/logout", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.DoesNotContain(page.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("sign-in", StringComparison.Ordinal));
        }

        _clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Without_remember_me_the_cookie_ends_with_the_browser()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync("lena");

        Assert.DoesNotContain(response.SignInCookie(), part => part.StartsWith("expires", StringComparison.OrdinalIgnoreCase) || part.StartsWith("max-age", StringComparison.OrdinalIgnoreCase));
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_and_for_no_script()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync("lena", remember: true);

        var cookie = response.SignInCookie();
        Assert.StartsWith("sign-in=", cookie[0], StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(cookie, part => part.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_readers_come_by_https_every_cookie_is_bound_to_it()
    {
        _server.Settings["Blog:PublicUrl"] = "https://blog.example.org";
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();

        // The proxy passes plain http on; a browser would send the Secure cookies back, the test must do it by hand.
        using var page = await browser.GetAsync("/account/login", TestContext.Current.CancellationToken);
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        using var proxied = _server.CreateClientWith(form.Split(';')[0]);
        using var response = await proxied.SignInAsync("lena");

        Assert.StartsWith("__Host-form=", form, StringComparison.Ordinal);
        Assert.Contains("; secure", form, StringComparison.OrdinalIgnoreCase);
        var cookie = response.SignInCookie();
        Assert.StartsWith("__Host-sign-in=", cookie[0], StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_survives_a_restart_of_the_server()
    {
        var data = Directory.CreateTempSubdirectory("blog-test-");
        string cookie;
        await using (var first = new BlogServer())
        {
            first.Settings["Blog:DataDirectory"] = data.FullName;
            await first.AddUserAsync("lena");
            using var browser = first.CreateClient();
            using var response = await browser.SignInAsync("lena", remember: true);
            cookie = response.SignInCookie()[0];
        }

        await using (var second = new BlogServer())
        {
            second.Settings["Blog:DataDirectory"] = data.FullName;
            using var same = second.CreateClientWith(cookie);
            Assert.True(await same.IsSignedInAsync());
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_of_it_is_dead_after_signing_out()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync("lena", remember: true);
        using var copy = _server.CreateClientWith(response.SignInCookie()[0]);
        Assert.True(await copy.IsSignedInAsync());

        using var goodbye = await browser.SignOutAsync();

        Assert.Equal("/", goodbye.Headers.Location!.OriginalString);
        Assert.False(await browser.IsSignedInAsync());
        Assert.False(await copy.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_leaves_the_other_browsers_signed_in()
    {
        await _server.AddUserAsync("lena");
        using var phone = _server.CreateClient();
        using var desk = _server.CreateClient();
        using var one = await phone.SignInAsync("lena");
        using var two = await desk.SignInAsync("lena");

        using var goodbye = await phone.SignOutAsync();

        Assert.False(await phone.IsSignedInAsync());
        Assert.True(await desk.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_in_again_makes_a_new_one_and_ends_the_old_one()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var first = await browser.SignInAsync("lena");
        using var second = await browser.SignInAsync("lena");

        using var old = _server.CreateClientWith(first.SignInCookie()[0]);

        Assert.NotEqual(first.SignInCookie()[0], second.SignInCookie()[0]);
        Assert.True(await browser.IsSignedInAsync());
        Assert.False(await old.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_password_ends_all_of_them()
    {
        var id = await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync("lena", remember: true);
        Assert.True(await browser.IsSignedInAsync());

        await using (var scope = _server.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var changed = await users.ChangePasswordAsync((await users.FindByIdAsync($"{id}"))!, Account.Password, "another at high water");
            Assert.True(changed.Succeeded, changed.ToString());
        }

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_the_next_request()
    {
        var id = await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync("lena", remember: true);
        Assert.True(await browser.IsSignedInAsync());

        await _server.WithDb(db => db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true)));

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Sessions_that_are_over_are_forgotten_at_the_next_sign_in()
    {
        await _server.AddUserAsync("lena");
        for (var i = 0; i < 3; i++)
        {
            using var browser = _server.CreateClient();
            using var response = await browser.SignInAsync("lena");
        }

        Assert.Equal(3, await _server.WithDb(db => db.UserTokens.CountAsync(TestContext.Current.CancellationToken)));
        _clock.Advance(TimeSpan.FromDays(8));
        using var later = _server.CreateClient();
        using var again = await later.SignInAsync("lena");

        Assert.Equal(1, await _server.WithDb(db => db.UserTokens.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Signing_out_takes_a_form_with_its_token()
    {
        await _server.AddUserAsync("lena");
        using var browser = _server.CreateClient();
        using var response = await browser.SignInAsync("lena");

        using var opened = await browser.GetAsync("/account/logout", TestContext.Current.CancellationToken);
        using var empty = new FormUrlEncodedContent([]);
        using var forged = await browser.PostAsync("/account/logout", empty, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.True(await browser.IsSignedInAsync());
    }
}
