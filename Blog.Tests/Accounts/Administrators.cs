using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Accounts;

/// <summary>Browsers of people who are signed in, and what is stored about them.</summary>
internal static class Administrators
{
    /// <summary>Makes an account and signs in with it.</summary>
    public static async Task<HttpClient> BrowserOfAsync(this BlogServer server, string userName, bool isAuthor = false, bool isAdministrator = false)
    {
        await server.AddUserAsync(userName, isAuthor, isAdministrator);
        return await server.SignedInAsync(userName);
    }

    public static async Task<HttpClient> SignedInAsync(this BlogServer server, string userName, string password = Account.Password)
    {
        var browser = server.CreateClient();
        using var response = await browser.SignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return browser;
    }

    public static Task<User?> FindAsync(this BlogServer server, string userName) =>
        server.WithDb(db => db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.UserName == userName, TestContext.Current.CancellationToken));

    public static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
