using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

public sealed class CommentDeletionTests(TalkBlog blog) : IClassFixture<TalkBlog>
{
    [Theory]
    [InlineData("writer")]
    [InlineData("author")]
    [InlineData("chief")]
    public async Task Its_author_the_articles_author_and_an_administrator_may_delete_a_comment(string name)
    {
        var (path, id) = await AddAsync();
        Assert.NotNull((await blog.Browser(name).Get(path)).Document.QuerySelector($"#comment-{id}-actions a[href='/comments/{id}/delete']"));

        var answer = await blog.PostAsync(name, $"/comments/{id}/delete");

        Assert.Equal((HttpStatusCode.SeeOther, $"{path}#comment-{id}"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("No comments yet", (await blog.Nobody.Get(path)).Text("#comments h2"));
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("reader", HttpStatusCode.NotFound)]
    [InlineData("rival", HttpStatusCode.NotFound)]
    public async Task Everybody_else_is_refused(string name, HttpStatusCode status)
    {
        var (path, id) = await AddAsync();
        Assert.Null((await blog.Browser(name).Get(path)).Document.QuerySelector($"#comment-{id}-actions"));

        Assert.Equal(status, (await blog.PostAsync(name, $"/comments/{id}/delete")).Status);

        Assert.Null((await blog.FindCommentAsync(id))!.DeletedUtc);
    }

    [Fact]
    public async Task It_asks_first_in_place_or_on_a_page_of_its_own_and_deletes_nothing_by_that()
    {
        var (path, id) = await AddAsync();

        var page = await blog.Browser("writer").Get($"/comments/{id}/delete");
        var step = await blog.Browser("writer").GetFragment($"/comments/{id}/delete", $"comment-{id}-actions");
        var kept = await blog.Browser("writer").GetFragment($"/comments/{id}/show", $"comment-{id}");

        foreach (var answer in new[] { page, step })
        {
            Assert.Equal("Delete comment", answer.Text($"form[method=post][action='/comments/{id}/delete'] button"));
            Assert.Equal("Keep it", answer.Text("form.delete-step a"));
        }

        Assert.Equal("Words", page.Text("article.comment p.text"));
        Assert.Equal(["div"], step.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal("Words", kept.Text($"#comment-{id} p.text"));
        Assert.Equal($"{path}#comment-{id}", (await blog.Browser("writer").Get($"/comments/{id}/show")).Headers["Location"]);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.Browser("reader").Get($"/comments/{id}/delete")).Status);
        Assert.Contains("/account/login?returnUrl=", (await blog.Nobody.Get($"/comments/{id}/delete")).Headers["Location"], StringComparison.Ordinal);
        Assert.Null((await blog.FindCommentAsync(id))!.DeletedUtc);
    }

    [Fact]
    public async Task A_deleted_comment_is_seen_by_nobody_and_its_place_by_who_deleted_it()
    {
        var (path, id) = await AddAsync();

        var answer = await blog.PostAsync("author", $"/comments/{id}/delete", target: $"comment-{id}");

        Assert.Equal("Comment deleted.", answer.Text($"#comment-{id} form[action='/comments/{id}/undo'] [role=status]"));
        Assert.Equal("No comments yet", answer.Text("h2[hx-swap-oob=true]"));
        Assert.DoesNotContain("Words", answer.Html, StringComparison.Ordinal);
        foreach (var name in new[] { "nobody", "reader", "writer", "rival", "chief" })
        {
            var page = await blog.Browser(name).Get(path);
            Assert.Empty(page.Document.QuerySelectorAll($"#comment-{id}"));
            Assert.Equal("No comments yet", page.Text("#comments h2"));
        }

        var own = await blog.Browser("author").Get(path);
        Assert.Equal("Undo", own.Text($"#comment-{id} button"));
        Assert.Equal("No comments yet", own.Text("#comments h2"));
        Assert.DoesNotContain("Words", own.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_ten_seconds_who_deleted_it_alone_brings_it_back()
    {
        var (path, id) = await AddAsync();
        await blog.PostAsync("author", $"/comments/{id}/delete");
        blog.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.Unauthorized, (await blog.PostAsync("nobody", $"/comments/{id}/undo")).Status);
        foreach (var name in new[] { "reader", "writer", "rival", "chief" })
        {
            Assert.Equal(HttpStatusCode.Gone, (await blog.PostAsync(name, $"/comments/{id}/undo")).Status);
        }

        var answer = await blog.PostAsync("author", $"/comments/{id}/undo", target: $"comment-{id}");
        Assert.Equal("Words", answer.Text($"#comment-{id} p.text"));
        Assert.Equal("1 comment", answer.Text("h2[hx-swap-oob=true]"));
        Assert.Equal("1 comment", (await blog.Nobody.Get(path)).Text("#comments h2"));
    }

    [Fact]
    public async Task After_that_it_is_too_late_and_it_is_removed_with_its_votes()
    {
        var (path, id) = await AddAsync();
        await blog.VoteAsync("reader", $"/comments/{id}", "like");
        await blog.PostAsync("writer", $"/comments/{id}/delete");
        blog.Time.Advance(TimeSpan.FromSeconds(13));

        var late = await blog.PostAsync("writer", $"/comments/{id}/undo", target: $"comment-{id}");
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Equal("It is too late to bring this comment back.", late.Text($"#comment-{id}"));
        Assert.Equal("This is gone.", (await blog.PostAsync("writer", $"/comments/{id}/undo")).Text("main h1"));
        Assert.Empty((await blog.Browser("writer").Get(path)).Document.QuerySelectorAll($"#comment-{id}"));

        var removal = blog.NextRemoval();
        blog.Time.Advance(TimeSpan.FromMinutes(1));
        await removal.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        // The command was told of, and is committed when the next writer has its turn.
        await blog.Server.WithDb(db => db.WriteAsync(() => Task.CompletedTask, TestContext.Current.CancellationToken));
        Assert.Null(await blog.FindCommentAsync(id));
        Assert.False(await blog.Server.WithDb(db => db.Votes.AnyAsync(vote => vote.CommentId == id, TestContext.Current.CancellationToken)));
    }

    private async Task<(string Path, int Id)> AddAsync()
    {
        var (path, articleId) = await blog.AddArticleAsync();
        return (path, await blog.AddCommentAsync(articleId, "writer", "Words"));
    }
}
