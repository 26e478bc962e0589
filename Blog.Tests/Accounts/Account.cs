using System.Net;
using AngleSharp.Html.Parser;
using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

/// <summary>What the tests do with accounts: make one, sign in through the page, sign out, ask whether one is signed in.</summary>
internal static class Account
{
    public const string Password = "gauge at half tide";

    public static async Task<Guid> AddUserAsync(this BlogServer server, string userName, bool isAuthor = false, bool isAdministrator = false, string password = Password)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var user = new User { UserName = userName, DisplayName = $"{userName} Test", IsAuthor = isAuthor, IsAdministrator = isAdministrator };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(user, password);
        Assert.True(result.Succeeded, result.ToString());
        return user.Id;
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string userName, string password = Password, bool remember = false, string? returnUrl = null) =>
        browser.PostPageAsync("/account/login", new()
        {
            ["UserName"] = userName,
            ["Password"] = password,
            ["RememberMe"] = remember ? "true" : null,
            ["ReturnUrl"] = returnUrl,
        });

    public static Task<HttpResponseMessage> SignOutAsync(this HttpClient browser) => browser.PostPageAsync("/account/logout", []);

    /// <summary>The page to sign out is open to those who are signed in.</summary>
    public static async Task<bool> IsSignedInAsync(this HttpClient browser)
    {
        using var response = await browser.GetAsync("/account/logout", TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Opens a page, fills its form in and sends it, the token included.</summary>
    public static async Task<HttpResponseMessage> PostPageAsync(this HttpClient browser, string address, Dictionary<string, string?> fields)
    {
        var page = await browser.GetStringAsync(address, TestContext.Current.CancellationToken);
        var form = (await new HtmlParser().ParseDocumentAsync(page, TestContext.Current.CancellationToken)).QuerySelector("form.card")!;
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            if (fields.GetValueOrDefault(hidden.GetAttribute("name")!) is null)
            {
                fields[hidden.GetAttribute("name")!] = hidden.GetAttribute("value");
            }
        }

        using var content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null));
        return await browser.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    /// <summary>The Set-Cookie line of the sign-in cookie, split at its semicolons; the first part is name and value.</summary>
    public static string[] SignInCookie(this HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.Split('=')[0].EndsWith("sign-in", StringComparison.Ordinal)).Split("; ");

    /// <summary>A browser that was given a copy of a cookie ("name=value").</summary>
    public static HttpClient CreateClientWith(this BlogServer server, string cookie)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Url };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return browser;
    }
}
