using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Articles.Search;

/// <summary>The index follows whatever happens to articles and tags, by whichever way.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Some.Day.AddDays(1)));
    private readonly BlogServer _server;

    public SearchIndexTests() => _server = new BlogServer { Time = _time };

    public async ValueTask InitializeAsync() => await _server.SeedAsync(db =>
    {
        var tide = Some.Article("Tide", "Rising water.");
        tide.Tags = [Some.Tag("river"), Some.Tag("method")];
        db.Add(tide);
    });

    public async ValueTask DisposeAsync()
    {
        // Whatever a test did, the index must agree with its own copy of the texts.
        await SqlAsync("""INSERT INTO "ArticleSearch" ("ArticleSearch") VALUES ('integrity-check')""");
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_is_found_from_its_publication_on_and_no_more_when_it_is_taken_back()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Mud", "Brown water.", status: ArticleStatus.Draft)));
        await FindsAsync("brown");

        await ChangeAsync("Mud", article => article.Publish(Some.Day, Some.Day));
        await FindsAsync("brown", "Mud");

        await ChangeAsync("Mud", article => article.KeepAsDraft(plannedUtc: null));
        await FindsAsync("brown");
    }

    [Fact]
    public async Task An_article_is_found_by_its_new_title_and_text_and_not_by_the_old_ones()
    {
        await FindsAsync("rising", "Tide");

        await ChangeAsync("Tide", article => (article.Title, article.Words) = ("Ebb", "Falling water."));

        await FindsAsync("ebb falling river", "Ebb");
        await FindsAsync("tide");
        await FindsAsync("rising");
    }

    [Fact]
    public async Task An_article_of_tomorrow_is_found_tomorrow()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Flood", published: Some.Day.AddDays(2))));
        await FindsAsync("flood");

        _time.Advance(TimeSpan.FromDays(2));

        await FindsAsync("flood", "Flood");
        await ChangeAsync("Flood", article => article.PublishedUtc = Some.Day.AddDays(9));
        await FindsAsync("flood");
    }

    [Fact]
    public async Task Tags_that_come_go_and_change_their_name_are_followed()
    {
        await _server.WithDb(async db =>
        {
            var article = await db.Articles.Include(article => article.Tags).SingleAsync();
            article.Tags.RemoveAll(tag => tag.Name == "method");
            article.Tags.Add(Some.Tag("C#"));
            await db.SaveChangesAsync();
        });
        await FindsAsync("method");
        await FindsAsync("C# river tide", "Tide");

        await BulkAsync(db => db.Tags.Where(tag => tag.Name == "river").ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Name, "estuary")));
        await FindsAsync("estuary", "Tide");
        await FindsAsync("river");

        await BulkAsync(db => db.Tags.Where(tag => tag.Name == "estuary").ExecuteDeleteAsync());
        await FindsAsync("estuary");
        await FindsAsync("C#", "Tide");
    }

    [Fact]
    public async Task A_deleted_article_leaves_nothing_behind()
    {
        await FindsAsync("tide", "Tide");

        await BulkAsync(db => db.Articles.ExecuteDeleteAsync());

        await FindsAsync("tide");
        await FindsAsync("river");
        Assert.Equal(0, await CountAsync("""SELECT COUNT(*) AS "Value" FROM "ArticleSearch" """));
    }

    [Fact]
    public async Task Bulk_updates_are_followed_too()
    {
        _time.Advance(TimeSpan.FromDays(3));
        await _server.SeedAsync(db => db.AddRange(Some.Tides(3)));
        await FindsAsync("tide", "Tide 3", "Tide 2", "Tide 1", "Tide");

        await BulkAsync(db => db.Articles.Where(article => article.Title != "Tide 2").ExecuteUpdateAsync(set => set.SetProperty(article => article.Status, ArticleStatus.Draft)));
        await FindsAsync("tide", "Tide 2");

        await BulkAsync(db => db.Articles.ExecuteUpdateAsync(set => set
            .SetProperty(article => article.Status, ArticleStatus.Published)
            .SetProperty(article => article.Title, article => article.Title + " again")));
        await FindsAsync("again river", "Tide again");
    }

    [Theory]
    [InlineData("""DROP TABLE "ArticleSearch"; DROP TABLE "ArticleSearchWords"; DROP TRIGGER "TR_Articles_SearchInsert" """)]
    [InlineData("""DROP TRIGGER "TR_ArticleTag_SearchInsert"; DELETE FROM "ArticleSearch" """)]
    [InlineData("""DROP TABLE "ArticleSearch"; CREATE VIRTUAL TABLE "ArticleSearch" USING fts5("Title") """)]
    public async Task A_start_makes_what_an_older_blog_has_not_or_has_otherwise_and_fills_it(string before)
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Draft", "Rising too.", status: ArticleStatus.Draft)));
        await SqlAsync(before);

        await _server.Services.MigrateAsync();

        await FindsAsync("rising river", "Tide");
        await ChangeAsync("Tide", article => article.Words = "Falling.");
        await FindsAsync("rising");
    }

    private async Task FindsAsync(string text, params string[] titles)
    {
        using var browser = _server.CreateClient();
        Assert.Equal(titles, (await browser.Get($"/search?q={Uri.EscapeDataString(text)}")).Texts("#article-list article h2"));
    }

    private Task ChangeAsync(string title, Action<Article> change) => _server.WithDb(async db =>
    {
        change(await db.Articles.SingleAsync(article => article.Title == title));
        await db.SaveChangesAsync();
    });

    private Task<int> BulkAsync(Func<BlogDbContext, Task<int>> work) =>
        _server.WithDb(db => db.WriteAsync(() => work(db), TestContext.Current.CancellationToken));

    private Task<int> SqlAsync(string sql) => BulkAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private Task<int> CountAsync(string sql) => _server.WithDb(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync());
}
