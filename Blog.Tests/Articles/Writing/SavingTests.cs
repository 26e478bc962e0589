using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Articles.Writing;

public sealed class SavingTests : IAsyncDisposable
{
    // In the future: the test's browser throws cookies away by the real clock.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 3, 14, 8, 0, 30, TimeSpan.Zero));
    private readonly BlogServer _server;

    public SavingTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Publishing_stores_the_text_rendered_and_shows_it_to_everybody()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");

        var answer = await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", " Four\r\njars "), ("Text", "Some *words*.\r\n\r\n## Inside\r\n\r\n" + string.Join(' ', Enumerable.Repeat("word", 300))), ("Language", "es"));

        Assert.Equal((HttpStatusCode.SeeOther, "/articles/four-jars"), (answer.Status, answer.Headers["Location"]));
        var article = await StoredAsync("four-jars");
        Assert.Equal(("Four jars", "es", 2, 1, Now, Now), (article.Title, article.Language, article.ReadingMinutes, article.Version, article.PublishedUtc, article.CreatedUtc));
        Assert.DoesNotContain('\r', article.Markdown);
        Assert.StartsWith("Some words. word word", article.Excerpt, StringComparison.Ordinal);
        Assert.Equal(["Inside"], article.Contents.Select(heading => heading.Text));
        Assert.Equal("words", (await _server.CreateClient().Get("/articles/four-jars")).Text("article.reading em"));
        Assert.Equal("Your article is saved.", (await author.OpenAsync("/articles/four-jars")).Text("p.notice"));
        Assert.Empty((await author.OpenAsync("/articles/four-jars")).Texts("p.notice"));
    }

    [Fact]
    public async Task A_change_renders_anew_and_keeps_the_address_and_the_date_to_the_second()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        var address = await author.PublishAsync("Jars", "Old words.");
        var published = Now;
        _clock.Advance(TimeSpan.FromDays(2));

        var answer = await author.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Title", "Bottles"), ("Text", "New words.\n\n## One\n\n## Two"));

        Assert.Equal(address, answer.Headers["Location"]);
        var article = await StoredAsync("jars");
        Assert.Equal(("Bottles", "New words.", published, Now, 2), (article.Title, article.Excerpt, article.PublishedUtc, article.UpdatedUtc, article.Version));
        Assert.Equal(["One", "Two"], article.Contents.Select(heading => heading.Text));
        Assert.Contains("New words.", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_author_alone_and_dated_when_it_is_published()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        var draft = await author.WriteAsync("/articles/new", ArticleIntent.Draft, ("Title", "Jars"), ("Text", "Words."), ("Tags", "water"));
        Assert.Equal("/articles/jars/edit", draft.Headers["Location"]);
        Assert.Contains("Draft · Saved 14 Mar 2045, 08:00 UTC · version 1", (await author.OpenAsync("/articles/jars/edit")).Text(".save-bar [role=status]"), StringComparison.Ordinal);
        Assert.Contains("A draft", (await author.OpenAsync("/articles/jars")).Text(".own .notice"), StringComparison.Ordinal);
        var reader = _server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/articles/jars")).Status);
        Assert.Empty((await reader.Get("/")).Texts("#article-list article, nav.tags a"));
        _clock.Advance(TimeSpan.FromDays(3));

        await author.WriteAsync("/articles/jars/edit", ArticleIntent.Publish);

        Assert.Equal(Now, (await StoredAsync("jars")).PublishedUtc);
        Assert.Equal(["Jars"], (await reader.Get("/")).Texts("#article-list h2"));
    }

    [Fact]
    public async Task A_date_to_come_lets_the_article_appear_then()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");

        var address = (await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", "Later"), ("Text", "Words."), ("PublishAt", "2045-03-14T09:00"))).Headers["Location"];

        var reader = _server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(address)).Status);
        Assert.Contains("from 14 Mar 2045, 09:00 UTC on", (await author.OpenAsync(address)).Text(".own .notice"), StringComparison.Ordinal);
        Assert.Equal("2045-03-14T09:00", (await author.OpenAsync($"{address}/edit")).Document.QuerySelector("#publish-at")!.GetAttribute("value"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(address)).Status);
    }

    [Fact]
    public async Task A_published_article_taken_back_is_hidden_and_keeps_its_date()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        var address = await author.PublishAsync("Jars");
        var published = Now;
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await _server.CreateClient().Get(address)).Status);

        await author.WriteAsync($"{address}/edit", ArticleIntent.Draft);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.CreateClient().Get(address)).Status);
        await author.WriteAsync($"{address}/edit", ArticleIntent.Publish);

        Assert.Equal(published, (await StoredAsync("jars")).PublishedUtc);
    }

    [Fact]
    public async Task The_box_replaces_the_set_of_tags_and_unused_ones_vanish()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        await author.PublishAsync("First", tags: "Water, shared");
        var address = await author.PublishAsync("Second", tags: "C, c#,C++ ,, C,  shared  ,WATER");
        Assert.Equal(["c", "c-plus-plus", "c-sharp", "shared", "water"], await TagsAsync("second"));
        Assert.Equal("C, c#, C++, shared, Water", (await author.OpenAsync($"{address}/edit")).Document.QuerySelector("#tags")!.GetAttribute("value"));

        await author.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Tags", "C#, new"));

        Assert.Equal(["c-sharp", "new-1"], await TagsAsync("second"));
        Assert.Equal(
            ["c-sharp", "new-1", "shared", "water"],
            await _server.WithDb(db => db.Tags.OrderBy(tag => tag.Slug).Select(tag => tag.Slug).ToListAsync(TestContext.Current.CancellationToken)));
    }

    private Task<Article> StoredAsync(string slug) => _server.WithDb(db => db.Articles.SingleAsync(article => article.Slug == slug, TestContext.Current.CancellationToken));

    private Task<List<string>> TagsAsync(string slug) =>
        _server.WithDb(db => db.Articles.Where(article => article.Slug == slug).SelectMany(article => article.Tags).OrderBy(tag => tag.Slug).Select(tag => tag.Slug).ToListAsync(TestContext.Current.CancellationToken));
}
