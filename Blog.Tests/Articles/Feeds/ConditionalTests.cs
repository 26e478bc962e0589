using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Feeds;

/// <summary>Who has a feed already gets no second copy, and whatever changes it makes a new one.</summary>
public sealed class ConditionalTests : IAsyncLifetime
{
    private readonly FeedBlog _blog = new();

    public async ValueTask InitializeAsync() => await _blog.Server.SeedAsync(db =>
    {
        var article = Some.Article("Jars");
        (article.Author, article.Tags) = (Some.User("one", "Author One"), [Some.Tag("water")]);
        db.AddRange(article, Some.Article("Walls"), Some.Article("Soon", published: _blog.Time.GetUtcNow().UtcDateTime.AddHours(1)));
    });

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("/feed.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/rss.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/tags/water/feed.xml", "application/atom+xml; charset=utf-8")]
    public async Task Both_questions_are_answered_with_304_and_nothing_else(string address, string type)
    {
        var client = _blog.Server.CreateClient();
        var first = await client.Get(address);
        var head = await client.Head(address);

        Assert.Equal((type, "public, max-age=300", "Sat, 14 Mar 2026 08:00:00 GMT"), (first.Headers["Content-Type"], first.Headers["Cache-Control"], first.Headers["Last-Modified"]));
        Assert.Equal((HttpStatusCode.OK, "", type, first.Headers["ETag"]), (head.Status, head.Html, head.Headers["Content-Type"], head.Headers["ETag"]));
        foreach (var (name, value) in new[]
        {
            ("If-None-Match", first.Headers["ETag"]), ("If-None-Match", $"\"other\", W/{first.Headers["ETag"]}"), ("If-None-Match", "*"), ("If-Modified-Since", first.Headers["Last-Modified"]),
        })
        {
            var second = await client.Get(address, (name, value));
            Assert.Equal((HttpStatusCode.NotModified, "", first.Headers["ETag"]), (second.Status, second.Html, second.Headers["ETag"]));
        }
    }

    [Fact]
    public async Task A_tag_that_does_not_match_counts_more_than_a_date_that_does()
    {
        var client = _blog.Server.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.Get("/feed.xml", ("If-None-Match", "\"other\""), ("If-Modified-Since", "Sat, 14 Mar 2026 08:00:00 GMT"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/feed.xml", ("If-Modified-Since", "Sat, 14 Mar 2026 07:59:59 GMT"))).Status);
    }

    [Fact]
    public async Task Whatever_changes_a_feed_changes_its_tag()
    {
        await ChangesAsync("changed", () => _blog.ChangeAsync("jars", article => article.Title = "Pots"));
        await ChangesAsync("unpublished", () => _blog.ChangeAsync("jars", article => article.KeepAsDraft(plannedUtc: null)));
        await ChangesAsync("published", () => _blog.ChangeAsync("jars", article => article.Publish(atUtc: null, Some.Day)));
        await ChangesAsync("deleted", () => _blog.Server.WithDb(db => db.WriteAsync(() => db.Articles.Where(article => article.Slug == "walls").ExecuteDeleteAsync(), CancellationToken.None)));
        await ChangesAsync("author renamed", () => _blog.Server.WithDb(db => db.WriteAsync(() => db.Users.Where(user => user.UserName == "one").ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "Else")), CancellationToken.None)));
        await ChangesAsync("now due", () =>
        {
            _blog.Time.Advance(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        });
    }

    private async Task ChangesAsync(string what, Func<Task> change)
    {
        var client = _blog.Server.CreateClient();
        var before = (await client.Get("/feed.xml")).Headers["ETag"];
        Assert.Equal(HttpStatusCode.NotModified, (await client.Get("/feed.xml", ("If-None-Match", before))).Status);

        await change();

        var answer = await client.Get("/feed.xml", ("If-None-Match", before));
        Assert.Equal((what, HttpStatusCode.OK), (what, answer.Status));
        Assert.NotEqual(before, answer.Headers["ETag"]);
    }
}
