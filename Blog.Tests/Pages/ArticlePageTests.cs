using System.Net;
using Blog.Data;

namespace Blog.Tests.Pages;

public sealed class ArticlePageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_page_shows_text_contents_tags_and_votes()
    {
        await _server.SeedAsync(db =>
        {
            var reader = Some.User("reader", "Reader One");
            var article = Some.Article("Jars & walls", "First *words*.\n\n## Four jars\n\nMore.\n\n### Inside\n\nEnd.");
            article.Author = Some.User("one", "Author One");
            article.Tags = [Some.Tag("water")];
            article.Language = "es";
            db.AddRange(reader, article);
            db.Add(new Vote { UserId = reader.Id, ArticleId = 1, IsLike = true });
        });

        var page = await _server.CreateClient().Get("/articles/jars-walls");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Jars & walls — Low Water", page.Document.Title);
        Assert.Equal("Jars & walls", page.Text("h1[lang=es]"));
        Assert.Equal("words", page.Text("article.reading[lang=es][hx-disable] > p > em"));
        Assert.Equal(["Four jars", "Inside"], page.Texts("nav[aria-label='Table of contents'] a"));
        Assert.All(page.Document.QuerySelectorAll("nav[aria-label='Table of contents'] a"), link => Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(["By Author One", "1 min to read"], page.Texts(".rail .meta span"));
        Assert.Equal(["Likes: 1", "Dislikes: 0"], page.Texts("#article-votes span"));
        Assert.Equal("No comments yet", page.Text("#comments h2"));
    }

    [Fact]
    public async Task Fifty_one_comments_are_two_pages_newest_last()
    {
        await _server.SeedAsync(db =>
        {
            var author = Some.User("one", "Author One");
            var article = Some.Article("Jars");
            article.Author = author;
            db.AddRange(Enumerable.Range(1, 50).Select(number => Some.Comment(article, author, $"Comment {number}")));
            db.Add(Some.Comment(article, author: null, "<b>Comment</b>\n51"));
        });
        var client = _server.CreateClient();

        var first = await client.Get("/articles/jars");
        Assert.Equal("51 comments", first.Text("#comments h2"));
        Assert.Equal(50, first.Texts("article.comment").Length);
        Assert.Equal("Comment 1", first.Texts("article.comment p.text")[0]);
        Assert.Equal("author", first.Texts("article.comment .role")[0]);
        Assert.Equal("/articles/jars?page=2", first.Document.QuerySelector("#comments a[rel=next]")!.GetAttribute("hx-get"));

        var second = await client.GetFragment("/articles/jars?page=2", "comments");
        Assert.Equal("<b>Comment</b> 51", second.Text("#comments article.comment p.text"));
        Assert.Equal("deleted user", second.Text("#comments article.comment b"));
        Assert.Equal(["section"], second.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/articles/jars?page=3")).Status);
    }

    [Fact]
    public async Task A_draft_and_an_unknown_article_are_not_found()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Article("Here"), Some.Article("Draft", status: ArticleStatus.Draft)));
        var client = _server.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.Get("/articles/here")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/articles/draft")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/articles/nothing")).Status);
    }

    [Fact]
    public async Task Names_titles_and_tags_are_text_whatever_they_hold()
    {
        const string payload = "<img src=x onerror=alert(1)>\"'{{7*7}}";
        await _server.SeedAsync(db =>
        {
            var article = Some.Article(payload);
            article.Slug = "jars";
            article.Author = Some.User("one", payload);
            article.Tags = [new Tag { Name = payload, Slug = "payload" }];
            db.Add(Some.Comment(article, article.Author, payload));
        });
        var client = _server.CreateClient();

        foreach (var address in new[] { "/", "/articles/jars", "/tags/payload" })
        {
            var page = await client.Get(address);
            Assert.Contains(payload, page.Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("img, [onerror]"));
        }
    }
}
