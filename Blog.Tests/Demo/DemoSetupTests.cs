using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Demo;

public sealed class DemoSetupTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("Production", null, 0)]
    [InlineData("Production", "none", 0)]
    [InlineData("Production", "demo", 15)]
    [InlineData("Development", null, 15)]
    [InlineData("Development", "", 15)]
    [InlineData("Development", "none", 0)]
    public async Task It_comes_by_itself_where_one_develops_and_elsewhere_when_asked(string environment, string? seed, int expected)
    {
        await using var server = Start(seed, environment);

        Assert.Equal(expected, await CountAsync(server));
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using (var first = Start("demo"))
        {
            Assert.Equal(15, await CountAsync(first));
        }

        await using var second = Start("demo");
        Assert.Equal(15, await CountAsync(second));
        Assert.Empty(second.Services.GetRequiredService<NewAccounts>().UserNames);
    }

    [Fact]
    public async Task It_does_not_come_back_once_its_articles_are_deleted()
    {
        await using (var first = Start("demo"))
        {
            await first.WithDb(db => db.Articles.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        }

        await using var second = Start("demo");
        Assert.Equal(0, await CountAsync(second));
    }

    [Fact]
    public async Task It_never_joins_what_somebody_wrote()
    {
        await using (var first = Start("none"))
        {
            await first.SeedAsync(db => db.Articles.Add(new Article { Slug = "mine", Title = "Mine", Markdown = "Mine.", Html = "<p>Mine.</p>", Excerpt = "Mine.", Language = "en" }));
        }

        await using var second = Start("demo");
        Assert.Equal(1, await CountAsync(second));
        Assert.Equal(1, await second.WithDb(db => db.Users.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_administrator_with_the_name_of_a_demo_author_becomes_that_author()
    {
        await using var server = Start("demo");
        server.Settings["Blog:Admin:UserName"] = "Marta";

        Assert.Equal(15, await CountAsync(server));
        Assert.Equal(3, await server.WithDb(db => db.Users.CountAsync(TestContext.Current.CancellationToken)));
    }

    private BlogServer Start(string? seed, string environment = "Production")
    {
        var server = new BlogServer();
        server.Settings["Blog:DataDirectory"] = _data.FullName;
        server.Settings["Blog:Seed"] = seed;
        server.Settings["environment"] = environment;
        return server;
    }

    private static Task<int> CountAsync(BlogServer server) => server.WithDb(db => db.Articles.CountAsync(TestContext.Current.CancellationToken));
}
