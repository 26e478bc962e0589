using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

/// <summary>Articles that say the same in several languages: one original, and one article a language.</summary>
public sealed class TranslationTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("tides-a", "/articles/tides-a")]
    [InlineData("tides-b", "tides-b")]
    [InlineData("tides-c", " TIDES-C ")]
    [InlineData("tides-d", "/articles/tides-d?page=2#comments")]
    [InlineData("tides-e", "{blog}articles/tides-e")]
    public async Task A_writer_names_the_original_by_what_is_at_hand(string slug, string typed)
    {
        var author = await WritingBrowser.OfAsync(server, $"of-{slug}");
        await author.PublishAsync(slug);

        var answer = await TranslateAsync(author, $"Mareas {slug}", typed.Replace("{blog}", server.Url.AbsoluteUri, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(slug, await OriginalOfAsync($"mareas-{slug}"));
        var again = await author.OpenAsync($"/articles/mareas-{slug}/edit");
        Assert.Equal($"/articles/{slug}", again.Document.QuerySelector("#translation-of")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("/articles/nowhere")]
    [InlineData("/tags/water")]
    [InlineData("https://example.org/articles/river")]
    [InlineData("http://[broken")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("somebodys-draft")]
    public async Task What_the_writer_cannot_know_of_is_no_article_and_nothing_typed_is_lost(string typed)
    {
        var author = await WritingBrowser.OfAsync(server, $"un-{typed.GetHashCode(StringComparison.Ordinal):x}");
        await server.SeedAsync(db =>
        {
            if (!db.Articles.Any(article => article.Slug == "somebodys-draft"))
            {
                db.Add(Some.Article("Somebodys draft", status: ArticleStatus.Draft));
            }
        });

        var answer = await TranslateAsync(author, "Typed title", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("There is no such article.", answer.Text("#translationof-error"), StringComparison.Ordinal);
        Assert.Equal(typed, answer.Document.QuerySelector("#translation-of[aria-invalid=true]")!.GetAttribute("value"));
        Assert.Equal(("Typed title", "Palabras."), (answer.Document.QuerySelector("#title")!.GetAttribute("value"), answer.Text("textarea")));
    }

    [Fact]
    public async Task A_translation_of_a_translation_joins_the_original_and_a_second_click_changes_nothing()
    {
        var author = await WritingBrowser.OfAsync(server, "joins");
        var original = await AddAsync("Buoy", "fr", "joins");
        await AddAsync("Boya", "es", "joins", original);
        var form = await author.OpenAsync("/articles/new");
        (string, string)[] fields = [("Title", "Buoys"), ("Text", "Words."), ("Language", "en"), ("TranslationOf", "boya")];

        Assert.Equal(HttpStatusCode.SeeOther, (await author.SendAsync(form, ArticleIntent.Publish, fields)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await author.SendAsync(form, ArticleIntent.Publish, fields)).Status);

        Assert.Equal("buoy", await OriginalOfAsync("buoys"));
        Assert.Equal(HttpStatusCode.Conflict, (await author.SendAsync(form, ArticleIntent.Publish, [.. fields[..3], ("TranslationOf", "")])).Status);
    }

    [Fact]
    public async Task A_group_has_one_article_a_language()
    {
        var author = await WritingBrowser.OfAsync(server, "twice");
        var original = await AddAsync("Weir", "en", "twice");
        await AddAsync("Presa", "es", "twice", original);

        foreach (var answer in new[] { await TranslateAsync(author, "Azud", "weir"), await TranslateAsync(author, "Dam", "weir", "en"), await TranslateAsync(author, "Azud", "presa") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("one article a language", answer.Text("#translationof-error"), StringComparison.Ordinal);
        }

        var changed = await author.WriteAsync("/articles/weir/edit", ArticleIntent.Publish, ("Language", "es"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.Status);
        Assert.Equal("en", (await FindAsync("weir")).Language);
    }

    [Fact]
    public async Task No_article_translates_itself_or_what_translates_it()
    {
        var author = await WritingBrowser.OfAsync(server, "circle");
        var original = await AddAsync("Lock", "en", "circle");
        await AddAsync("Esclusa", "es", "circle", original);

        foreach (var (slug, typed) in new[] { ("lock", "lock"), ("lock", "esclusa"), ("esclusa", "esclusa") })
        {
            var answer = await author.WriteAsync($"/articles/{slug}/edit", ArticleIntent.Publish, ("TranslationOf", typed), ("Address", $"{slug}-moved"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.StartsWith("An article cannot be a translation of itself", answer.Text("#translationof-error"), StringComparison.Ordinal);
        }

        Assert.Null((await FindAsync("lock")).OriginalId);
    }

    [Fact]
    public async Task An_original_that_becomes_a_translation_takes_its_own_along_and_one_that_is_deleted_leaves_them_together()
    {
        var author = await WritingBrowser.OfAsync(server, "moves");
        await AddAsync("Quay", "fr", "moves");
        var original = await AddAsync("Pier", "en", "moves");
        await AddAsync("Muelle", "es", "moves", original);
        await AddAsync("Kai", "de", "moves", original);

        Assert.Equal(HttpStatusCode.SeeOther, (await author.WriteAsync("/articles/pier/edit", ArticleIntent.Publish, ("TranslationOf", "quay"))).Status);
        Assert.Equal(("quay", "quay", "quay"), (await OriginalOfAsync("pier"), await OriginalOfAsync("muelle"), await OriginalOfAsync("kai")));

        var page = await author.OpenAsync("/articles/quay/delete");
        Assert.Equal(HttpStatusCode.SeeOther, (await author.Client.Post("/articles/quay/delete", WritingBrowser.Fields(page, "main form"))).Status);
        Assert.Equal((null, "pier", "pier"), (await OriginalOfAsync("pier"), await OriginalOfAsync("muelle"), await OriginalOfAsync("kai")));
    }

    [Fact]
    public async Task An_original_that_its_author_takes_back_keeps_nobody_from_saving()
    {
        await WritingBrowser.OfAsync(server, "away1");
        var author = await WritingBrowser.OfAsync(server, "away2");
        var original = await AddAsync("Ford", "en", "away1");
        await AddAsync("Vado", "es", "away2", original);
        await server.WithDb(async db =>
        {
            (await db.Articles.SingleAsync(article => article.Slug == "ford")).KeepAsDraft(plannedUtc: null);
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.SeeOther, (await author.WriteAsync("/articles/vado/edit", ArticleIntent.Publish, ("Text", "Otras."))).Status);
        Assert.Equal("ford", await OriginalOfAsync("vado"));
        Assert.Equal(HttpStatusCode.SeeOther, (await author.WriteAsync("/articles/vado/edit", ArticleIntent.Publish, ("TranslationOf", " "))).Status);
        Assert.Null(await OriginalOfAsync("vado"));
    }

    private static Task<Answer> TranslateAsync(WritingBrowser author, string title, string original, string language = "es") =>
        author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", title), ("Text", "Palabras."), ("Language", language), ("TranslationOf", original));

    private async Task<int> AddAsync(string title, string language, string author, int? original = null)
    {
        var article = Some.Article(title);
        (article.Language, article.OriginalId) = (language, original);
        await server.WithDb(async db =>
        {
            article.AuthorId = (await db.Users.SingleAsync(user => user.UserName == author)).Id;
            db.Add(article);
            await db.SaveChangesAsync();
        });
        return article.Id;
    }

    private Task<Article> FindAsync(string slug) =>
        server.WithDb(db => db.Articles.Include(article => article.Original).AsNoTracking().SingleAsync(article => article.Slug == slug, TestContext.Current.CancellationToken));

    private async Task<string?> OriginalOfAsync(string slug) => (await FindAsync(slug)).Original?.Slug;
}
