using System.Net;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Accounts;

public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task An_empty_blog_gets_one_with_a_generated_password_that_works()
    {
        await using var server = new BlogServer();
        var made = server.Services.GetRequiredService<NewAccounts>();

        Assert.Equal(["admin"], made.UserNames);
        Assert.True(made.IsPasswordGenerated);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(server, "admin", made.Password!));
        Assert.True(await server.WithDb(db => db.Users.AnyAsync(user => user.IsAdministrator && !user.IsAuthor)));
    }

    [Fact]
    public async Task Two_blogs_have_two_passwords()
    {
        await using var one = new BlogServer();
        await using var two = new BlogServer();

        Assert.NotEqual(one.Services.GetRequiredService<NewAccounts>().Password, two.Services.GetRequiredService<NewAccounts>().Password);
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin")]
    [InlineData("password")]
    [InlineData("Admin123!")]
    public async Task No_password_is_built_in(string password)
    {
        await using var server = new BlogServer();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(server, "admin", password));
    }

    [Fact]
    public async Task Name_password_and_address_come_from_the_configuration()
    {
        await using var server = new BlogServer();
        server.Settings["Blog:Admin:UserName"] = "marta";
        server.Settings["Blog:Admin:Password"] = Account.Password;
        server.Settings["Blog:Admin:Email"] = "marta@example.org";

        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(server, "marta", Account.Password));
        Assert.Equal("marta@example.org", await server.WithDb(db => db.Users.Select(user => user.Email).SingleAsync()));
        Assert.False(server.Services.GetRequiredService<NewAccounts>().IsPasswordGenerated);
    }

    [Fact]
    public async Task A_later_start_makes_none_and_leaves_the_password_alone()
    {
        var data = Directory.CreateTempSubdirectory("blog-test-");
        await using (var first = Server(data, Account.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(first, "admin", Account.Password));
        }

        await using (var second = Server(data, "another at high water"))
        {
            Assert.Empty(second.Services.GetRequiredService<NewAccounts>().UserNames);
            Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(second, "admin", Account.Password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync(second, "admin", "another at high water"));
        }

        data.Delete(recursive: true);
    }

    private static BlogServer Server(DirectoryInfo data, string password)
    {
        var server = new BlogServer();
        server.Settings["Blog:DataDirectory"] = data.FullName;
        server.Settings["Blog:Admin:Password"] = password;
        return server;
    }

    private static async Task<HttpStatusCode> SignInAsync(BlogServer server, string userName, string password)
    {
        using var browser = server.CreateClient();
        using var response = await browser.SignInAsync(userName, password);
        return response.StatusCode;
    }
}
