using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Tests.Articles.Writing;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

public sealed class OwnArticlesPageTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_author_finds_drafts_scheduled_and_published_articles_of_their_own()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        var other = await WritingBrowser.OfAsync(_server, "two");
        await other.PublishAsync("Foreign");
        await author.PublishAsync("Out");
        await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", "Later"), ("Text", "Words."), ("PublishAt", "2199-01-01T10:00"));
        await author.WriteAsync("/articles/new", ArticleIntent.Draft, ("Title", "Unfinished"), ("Text", "Words."));

        var page = await author.OpenAsync("/articles/mine");

        Assert.Equal("Your articles", page.Text("h1"));
        Assert.Equal(["Unfinished", "Later", "Out"], page.Texts("article h2"));
        Assert.Equal(["Draft", "Scheduled", "Published"], page.Texts("article .meta span:first-child"));
        Assert.Equal("/articles/unfinished/edit", page.Document.QuerySelector("article h2 a[hx-boost=false]")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("#chat"));
        Assert.All(page.Document.QuerySelectorAll("header, main, footer").Where(part => part.HasAttribute("hx-boost")), part => Assert.Equal("false", part.GetAttribute("hx-boost")));
    }

    [Fact]
    public async Task An_administrator_finds_everybodys()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        var administrator = await WritingBrowser.OfAsync(_server, "boss", isAuthor: false, isAdministrator: true);
        await author.WriteAsync("/articles/new", ArticleIntent.Draft, ("Title", "Unfinished"), ("Text", "Words."));

        var page = await administrator.OpenAsync("/articles/mine");

        Assert.Equal("All articles", page.Text("h1"));
        Assert.Equal(["Draft", "one Test"], page.Texts("article .meta span"));
    }

    [Fact]
    public async Task Twenty_one_articles_are_two_pages()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        Assert.Equal("You have not written anything yet.", (await author.OpenAsync("/articles/mine")).Text("h2"));
        await _server.WithDb(async db =>
        {
            var user = await db.Users.SingleAsync(user => user.UserName == "one");
            foreach (var article in Some.Tides(21))
            {
                article.Author = user;
                db.Add(article);
            }

            await db.SaveChangesAsync();
        });

        Assert.Equal(20, (await author.OpenAsync("/articles/mine")).Texts("article h2").Length);
        var second = await author.Client.GetFragment("/articles/mine?page=2", "own-articles");
        Assert.Single(second.Texts("#own-articles article h2"));
        Assert.Equal(["section"], second.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal(HttpStatusCode.NotFound, (await author.OpenAsync("/articles/mine?page=3")).Status);
    }
}
