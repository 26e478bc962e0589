using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

/// <summary>The first comment of a new user. Every test has a blog of its own, because the newcomer is new only once.</summary>
public sealed class ModerationTests : IAsyncLifetime
{
    private readonly TalkBlog _blog = new();

    public ValueTask InitializeAsync() => _blog.InitializeAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task It_waits_seen_by_its_writer_and_by_who_may_approve_it()
    {
        var (path, _) = await _blog.AddArticleAsync();

        var answer = await _blog.CommentAsync("newcomer", path, "Hello", target: "comment-form");
        Assert.Equal("Your comment waits for approval. Until then only you and the authors see it.", answer.Text("#comment-form [role=status]"));

        foreach (var name in new[] { "newcomer", "author", "chief" })
        {
            var page = await _blog.Browser(name).Get(path);
            Assert.Equal("Waits for approval", page.Text("article.comment .waits"));
            Assert.Equal(name == "newcomer" ? [] : ["Approve"], page.Texts("article.comment form button"));
        }

        foreach (var name in new[] { "nobody", "reader", "rival" })
        {
            var page = await _blog.Browser(name).Get(path);
            Assert.Equal("No comments yet", page.Text("#comments h2"));
            Assert.DoesNotContain("Hello", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Once_it_is_approved_later_ones_appear_at_once()
    {
        var (path, _) = await _blog.AddArticleAsync();
        await _blog.CommentAsync("newcomer", path, "First");
        var id = await WaitingIdAsync();

        var answer = await _blog.PostAsync("author", $"/comments/{id}/approve", target: $"comment-{id}");
        Assert.Empty(answer.Texts(".waits"));
        Assert.Equal("", answer.Text("#waiting-link[hx-swap-oob=true]"));
        await _blog.CommentAsync("newcomer", path, "Second");

        Assert.Equal(["First", "Second"], (await _blog.Nobody.Get(path)).Texts("article.comment p.text"));
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("newcomer", HttpStatusCode.NotFound)]
    [InlineData("reader", HttpStatusCode.NotFound)]
    [InlineData("rival", HttpStatusCode.NotFound)]
    [InlineData("author", HttpStatusCode.SeeOther)]
    [InlineData("chief", HttpStatusCode.SeeOther)]
    public async Task The_articles_author_and_an_administrator_approve_and_nobody_else(string name, HttpStatusCode status)
    {
        var (_, articleId) = await _blog.AddArticleAsync();
        var id = await _blog.AddCommentAsync(articleId, "newcomer", "Hello", isWaiting: true);

        Assert.Equal(status, (await _blog.PostAsync(name, $"/comments/{id}/approve?from=waiting")).Status);

        Assert.Equal(status != HttpStatusCode.SeeOther, (await _blog.FindCommentAsync(id))!.IsWaiting);
    }

    [Theory]
    [InlineData("author")]
    [InlineData("rival")]
    [InlineData("chief")]
    public async Task Authors_and_administrators_never_wait(string name)
    {
        var (path, _) = await _blog.AddArticleAsync();

        await _blog.CommentAsync(name, path, "At once https://a.example https://b.example https://c.example");

        Assert.Equal("1 comment", (await _blog.Nobody.Get(path)).Text("#comments h2"));
    }

    [Fact]
    public async Task With_the_switch_off_only_a_newcomer_with_many_links_waits()
    {
        await _blog.Server.WithDb(db => db.WriteAsync(
            () => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(settings => settings.HoldsFirstComments, false), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken));
        var (path, _) = await _blog.AddArticleAsync();
        const string links = "https://a.example https://b.example https://c.example";

        await _blog.CommentAsync("newcomer", path, $"Buy {links}");
        Assert.Equal("No comments yet", (await _blog.Nobody.Get(path)).Text("#comments h2"));
        await _blog.CommentAsync("newcomer", path, "Hello https://a.example");
        await _blog.CommentAsync("newcomer", path, $"Read {links}");

        Assert.Equal(["Hello https://a.example", $"Read {links}"], (await _blog.Nobody.Get(path)).Texts("article.comment p.text"));
    }

    [Fact]
    public async Task The_list_holds_an_authors_own_and_all_for_an_administrator()
    {
        var (_, articleId) = await _blog.AddArticleAsync();
        await _blog.AddCommentAsync(articleId, "newcomer", "Under the author's", isWaiting: true);
        var other = Some.Article("Of the rival");
        other.AuthorId = _blog.Id("rival");
        await _blog.Server.SeedAsync(db => db.AddRange(other, new Comment { Article = other, AuthorId = _blog.Id("newcomer"), Text = "Under the rival's", CreatedUtc = Some.Day, IsWaiting = true }));

        Assert.Equal(["Under the author's"], (await _blog.Browser("author").Get("/comments/waiting")).Texts("article.comment p.text"));
        Assert.Equal(["Under the rival's"], (await _blog.Browser("rival").Get("/comments/waiting")).Texts("article.comment p.text"));
        var all = await _blog.Browser("chief").Get("/comments/waiting");
        Assert.Equal(["Under the author's", "Under the rival's"], all.Texts("article.comment p.text"));
        Assert.Equal(["Approve", "Approve"], all.Texts("article.comment form button"));
        Assert.Equal("Comments 2 waiting for approval", all.Text("nav.sections a[href='/comments/waiting']").Replace("2waiting", "2 waiting", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await _blog.Browser("reader").Get("/comments/waiting")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await _blog.Nobody.Get("/comments/waiting")).Status);
    }

    [Fact]
    public async Task Nothing_that_waits_shows_no_link_and_a_calm_list()
    {
        var page = await _blog.Browser("author").Get("/comments/waiting");

        Assert.Equal("No comment waits.", page.Text("#waiting-list h2"));
        Assert.Equal(["Articles", "Archive", "Chats", "New article"], page.Texts("nav.sections a"));
    }

    [Fact]
    public async Task In_the_list_a_comment_is_deleted_and_brought_back_in_place()
    {
        var (_, articleId) = await _blog.AddArticleAsync();
        var id = await _blog.AddCommentAsync(articleId, "newcomer", "Hello", isWaiting: true);

        var deleted = await _blog.PostAsync("author", $"/comments/{id}/delete?from=waiting");
        Assert.Equal($"/comments/waiting#comment-{id}", deleted.Headers["Location"]);
        Assert.Equal("Undo", (await _blog.Browser("author").Get("/comments/waiting")).Text($"form[action='/comments/{id}/undo?from=waiting'] button"));
        var back = await _blog.PostAsync("author", $"/comments/{id}/undo?from=waiting", target: $"comment-{id}");

        Assert.Equal("Hello", back.Text($"#comment-{id} p.text"));
        Assert.Equal("9+", NineAndMore(await AddNineAsync(articleId)));

        static string NineAndMore(Answer page) => page.Text("#waiting-link .count");
    }

    private async Task<Answer> AddNineAsync(int articleId)
    {
        for (var number = 0; number < 9; number++)
        {
            await _blog.AddCommentAsync(articleId, "newcomer", "More", isWaiting: true);
        }

        return await _blog.Browser("author").Get("/privacy");
    }

    private Task<int> WaitingIdAsync() =>
        _blog.Server.WithDb(db => db.Comments.Where(comment => comment.IsWaiting).Select(comment => comment.Id).SingleAsync(TestContext.Current.CancellationToken));
}
