using System.Net;
using Blog.Articles;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

public sealed class VotingTests(TalkBlog blog) : IClassFixture<TalkBlog>
{
    [Theory]
    [InlineData("reader")]
    [InlineData("author")]
    [InlineData("rival")]
    [InlineData("chief")]
    public async Task Voting_again_withdraws_and_the_other_way_switches(string name)
    {
        var (path, _) = await blog.AddArticleAsync();

        Assert.Equal(("true", "1", "false", "0"), await PressAsync(name, path, "Like"));
        Assert.Equal(("false", "0", "false", "0"), await PressAsync(name, path, "Like"));
        Assert.Equal(("false", "0", "true", "1"), await PressAsync(name, path, "Dislike"));
        Assert.Equal(("true", "1", "false", "0"), await PressAsync(name, path, "Like"));
    }

    [Fact]
    public async Task A_repeated_request_leaves_the_vote_as_it_is_and_goes_back_to_the_buttons()
    {
        var (path, id) = await blog.AddArticleAsync();

        var first = await blog.VoteAsync("reader", path, "like");
        var again = await blog.VoteAsync("reader", path, "like");

        Assert.Equal((HttpStatusCode.SeeOther, $"{path}#article-votes"), (first.Status, first.Headers["Location"]));
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Equal((1, 0), await CountAsync(id));
    }

    [Fact]
    public async Task Htmx_gets_the_buttons_alone()
    {
        var (path, articleId) = await blog.AddArticleAsync();
        var comment = await blog.AddCommentAsync(articleId, "writer", "Text");

        var onArticle = await blog.VoteAsync("reader", path, "like", "article-votes");
        var onComment = await blog.VoteAsync("reader", $"/comments/{comment}", "dislike", $"comment-{comment}-votes");

        Assert.Equal(["form"], onArticle.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal("1", onArticle.Text("#article-votes-likes"));
        Assert.Equal(["form"], onComment.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal("true", onComment.Document.GetElementById($"comment-{comment}-votes-dislike")!.GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_vote_on_a_comment_goes_back_to_it_on_its_page()
    {
        var (path, articleId) = await blog.AddArticleAsync();
        var comments = Enumerable.Range(1, 51).Select(number => new Comment { ArticleId = articleId, Text = $"Comment {number}", CreatedUtc = Some.Day }).ToList();
        await blog.Server.SeedAsync(db => db.AddRange(comments));

        var answer = await blog.VoteAsync("reader", $"/comments/{comments[50].Id}", "like");

        Assert.Equal((HttpStatusCode.SeeOther, $"{path}?page=2#comment-{comments[50].Id}"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("1", (await blog.Browser("reader").Get($"{path}?page=2")).Text($"#comment-{comments[50].Id}-votes-likes"));
    }

    [Fact]
    public async Task Nobody_sees_the_counts_and_a_way_to_sign_in_and_come_back()
    {
        var (path, articleId) = await blog.AddArticleAsync();
        var comment = await blog.AddCommentAsync(articleId, "writer", "Text");
        await blog.VoteAsync("reader", path, "like");
        await blog.VoteAsync("reader", $"/comments/{comment}", "like");

        var page = await blog.Nobody.Get(path);

        Assert.Equal(["Likes: 1", "Dislikes: 0"], page.Texts("#article-votes span"));
        Assert.Equal(["Likes: 1", "Dislikes: 0"], page.Texts($"#comment-{comment}-votes span"));
        Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(path)}%23article-votes", page.Document.QuerySelector("#article-votes a[hx-boost=false]")!.GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_may_not_be_voted_on_is_refused_and_nothing_is_stored()
    {
        var (path, articleId) = await blog.AddArticleAsync();
        var (draft, draftId) = await blog.AddArticleAsync(ArticleStatus.Draft);
        var waiting = await blog.AddCommentAsync(articleId, "newcomer", "Text", isWaiting: true);
        var hidden = await blog.AddCommentAsync(draftId, "writer", "Text");
        var before = await blog.Server.WithDb(db => db.Votes.CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Unauthorized, (await blog.VoteAsync("nobody", path, "like")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await blog.Browser("reader").Post($"{path}/votes", [new("vote", "like")])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await blog.VoteAsync("reader", path, "love")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.VoteAsync("reader", draft, "like")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.VoteAsync("reader", "/articles/nothing", "like")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.VoteAsync("author", $"/comments/{waiting}", "like")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.VoteAsync("reader", $"/comments/{hidden}", "like")).Status);
        Assert.Equal(before, await blog.Server.WithDb(db => db.Votes.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Twenty_votes_of_one_user_at_once_are_one()
    {
        var (path, id) = await blog.AddArticleAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => blog.VoteAsync("reader", path, "like")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal((1, 0), await CountAsync(id));
    }

    [Fact]
    public async Task Twenty_users_at_once_are_twenty_votes()
    {
        var (path, id) = await blog.AddArticleAsync();
        var users = Enumerable.Range(0, 20).Select(number => Some.User($"voter-{number}", "Voter")).ToList();
        await blog.Server.SeedAsync(db => db.AddRange(users));

        var stored = await Task.WhenAll(users.Select(async user =>
        {
            await using var scope = blog.Server.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<CastVote>().OnArticleAsync(
                path.Split('/')[^1], new(user.Id, user.UserName!, "Voter", IsAdministrator: false, IsAuthor: false), VoteWish.Like, TestContext.Current.CancellationToken);
        }));

        Assert.All(stored, Assert.True);
        Assert.Equal((20, 0), await CountAsync(id));
    }

    [Fact]
    public async Task Votes_go_with_their_account()
    {
        var (path, id) = await blog.AddArticleAsync();
        var user = Some.User("leaver", "Leaver");
        await blog.VoteAsync("reader", path, "like");
        await blog.Server.SeedAsync(db => db.AddRange(user, new Vote { UserId = user.Id, ArticleId = id, IsLike = true }));
        Assert.Equal((2, 0), await CountAsync(id));

        await blog.Server.WithDb(db => db.WriteAsync(() => db.Users.Where(row => row.Id == user.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));

        Assert.Equal((1, 0), await CountAsync(id));
    }

    [Fact]
    public async Task Votes_are_counted_in_an_index_without_their_rows()
    {
        var plans = await blog.Server.WithDb(async db =>
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            return (await PlanAsync(db, "ArticleId"), await PlanAsync(db, "CommentId"));
        });

        Assert.Contains("COVERING INDEX IX_Votes_ArticleId_IsLike", plans.Item1, StringComparison.Ordinal);
        Assert.Contains("COVERING INDEX IX_Votes_CommentId_IsLike", plans.Item2, StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(BlogDbContext db, string target)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT COUNT(*) FROM \"Votes\" AS \"v\" WHERE \"v\".\"{target}\" = 1 AND \"v\".\"IsLike\"";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        return await reader.ReadAsync(TestContext.Current.CancellationToken) ? reader.GetString(3) : "";
    }

    /// <summary>Presses a button as the page shows it, and reads both buttons from the page after it.</summary>
    private async Task<(string? Like, string Likes, string? Dislike, string Dislikes)> PressAsync(string name, string path, string button)
    {
        var before = await blog.Browser(name).Get(path);
        var pressed = before.Document.GetElementById($"article-votes-{button.ToLowerInvariant()}")!;
        await blog.VoteAsync(name, path, pressed.GetAttribute("value")!);
        var after = await blog.Browser(name).Get(path);
        return (
            after.Document.GetElementById("article-votes-like")!.GetAttribute("aria-pressed"),
            after.Text("#article-votes-likes"),
            after.Document.GetElementById("article-votes-dislike")!.GetAttribute("aria-pressed"),
            after.Text("#article-votes-dislikes"));
    }

    private Task<(int Likes, int Dislikes)> CountAsync(int articleId) =>
        blog.Server.WithDb(async db => (
            await db.Votes.CountAsync(vote => vote.ArticleId == articleId && vote.IsLike, TestContext.Current.CancellationToken),
            await db.Votes.CountAsync(vote => vote.ArticleId == articleId && !vote.IsLike, TestContext.Current.CancellationToken)));
}
