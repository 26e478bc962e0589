using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Pages;

/// <summary>An empty blog tells those who can fill it what comes first.</summary>
public sealed class FirstStepsTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_administrator_sees_four_steps_and_each_leads_where_it_is_taken()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);

        var home = await boss.Get("/");

        Assert.Equal(["/settings", "/articles/new", "/chats", "/users/new"], home.Document.QuerySelectorAll(".steps a").Select(link => link.GetAttribute("href")));
        foreach (var link in home.Document.QuerySelectorAll(".steps a"))
        {
            Assert.Equal(HttpStatusCode.OK, (await boss.Get(link.GetAttribute("href")!)).Status);
        }
    }

    [Fact]
    public async Task A_step_that_is_taken_says_so_in_words()
    {
        // The administrator of the first start is somebody else already.
        await _server.WithDb(db => db.Users.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        Assert.Empty((await boss.Get("/")).Texts(".steps .done"));

        await boss.SendsForm("/settings", Fields(("Title", "High Water")));
        Assert.Equal("Name the blog done", Done(await boss.Get("/")).Single());

        await _server.SeedAsync(db => db.Articles.Add(Some.Article("Begun", status: ArticleStatus.Draft)));
        await _server.AddUserAsync("marta", isAuthor: true);

        var home = await boss.Get("/");
        Assert.Equal(["Name the blog done", "Write the first article done", "Invite somebody who writes with you done"], Done(home));
        Assert.Equal("/articles/mine", home.Document.QuerySelectorAll(".steps a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task An_author_sees_the_two_steps_that_an_author_can_take_and_a_reader_none()
    {
        var author = await _server.BrowserOfAsync("marta", isAuthor: true);
        var reader = await _server.BrowserOfAsync("lena");

        Assert.Equal(["/articles/new", "/chats"], (await author.Get("/")).Document.QuerySelectorAll(".steps a").Select(link => link.GetAttribute("href")));
        Assert.Empty((await reader.Get("/")).Document.QuerySelectorAll(".steps"));
        Assert.Empty((await _server.CreateClient().Get("/")).Document.QuerySelectorAll(".steps"));
    }

    [Fact]
    public async Task The_steps_go_with_the_first_published_article()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        await _server.SeedAsync(db => db.Articles.Add(Some.Article("Begun", status: ArticleStatus.Draft)));
        Assert.NotEmpty((await boss.Get("/")).Texts(".steps"));

        await _server.SeedAsync(db => db.Articles.Add(Some.Article("Published")));

        Assert.Empty((await boss.Get("/")).Texts(".steps"));
    }

    /// <summary>The steps that are done, without the reason for each.</summary>
    private static IEnumerable<string> Done(Answer home) =>
        home.Document.QuerySelectorAll(".steps li[data-done=true]").Select(step => $"{step.QuerySelector("a")!.TextContent} {step.QuerySelector(".done")!.TextContent}");
}
