using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

public sealed class AuthorPageTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public async ValueTask InitializeAsync()
    {
        var one = await _server.AddUserAsync("Anna.One", isAuthor: true);
        var two = await _server.AddUserAsync("two", isAuthor: true);
        var drafting = await _server.AddUserAsync("drafting", isAuthor: true);
        await _server.AddUserAsync("reader");
        await _server.WithDb(async db =>
        {
            await db.Users.Where(user => user.Id == one).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "Anna Óne"));
            foreach (var tide in Some.Tides(6))
            {
                tide.AuthorId = one;
                db.Add(tide);
            }

            db.AddRange(
                By(two, Some.Article("Of two")),
                By(one, Some.Article("Draft of one", status: ArticleStatus.Draft)),
                By(one, Some.Article("Future of one", published: Some.Day.AddYears(20))),
                By(drafting, Some.Article("Draft", status: ArticleStatus.Draft)),
                By(drafting, Some.Article("Future", published: Some.Day.AddYears(20))),
                Some.Article("Of nobody"));
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_person_has_a_name_a_letter_a_count_and_the_articles_in_pages()
    {
        var client = _server.CreateClient();

        var first = await client.Get("/authors/Anna.One");
        Assert.Equal("Anna Óne — Low Water", first.Document.Title);
        Assert.Equal("Anna Óne", first.Text("main h1"));
        Assert.Equal("A", first.Text("main .portrait .avatar[aria-hidden=true]"));
        Assert.Equal("6 articles", first.Text("main .portrait .hint"));
        Assert.Equal(["Tide 6", "Tide 5", "Tide 4", "Tide 3", "Tide 2"], first.Texts("#article-list article h2"));
        Assert.Equal("/authors/Anna.One?page=2", first.Document.QuerySelector("nav.pager a[rel=next]")!.GetAttribute("hx-get"));

        var second = await client.GetFragment("/authors/Anna.One?page=2", "article-list");
        Assert.Equal(["Tide 1"], second.Texts("#article-list article h2"));
        Assert.Contains("<title>Anna Óne, page 2 — Low Water</title>", second.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/authors/Anna.One?page=3")).Status);
        Assert.Equal("1 article", (await client.Get("/authors/two")).Text("main .portrait .hint"));
    }

    [Theory]
    [InlineData("/authors/anna.one?page=2", "/authors/Anna.One?page=2")]
    [InlineData("/authors/TWO", "/authors/two")]
    public async Task A_name_in_other_case_leads_to_the_name_as_it_was_made(string address, string target)
    {
        var answer = await _server.CreateClient().Get(address);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal(target, answer.Headers["Location"]);
        Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("/authors/nobody")]
    [InlineData("/authors/reader")]
    [InlineData("/authors/READER")]
    [InlineData("/authors/drafting")]
    [InlineData("/authors/DRAFTING")]
    [InlineData("/authors/Anna%20Óne")]
    [InlineData("/authors/'%20OR%201=1--")]
    public async Task Unknown_names_and_people_who_published_nothing_are_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _server.CreateClient().Get(address)).Status);

    [Fact]
    public async Task Names_on_cards_and_articles_lead_there_and_a_deleted_user_is_plain_text()
    {
        var client = _server.CreateClient();

        var list = await client.Get("/?page=2");
        var card = list.Document.QuerySelectorAll("#article-list article").First(entry => entry.TextContent.Contains("Of two", StringComparison.Ordinal));
        Assert.Equal("/authors/two", card.QuerySelector(".meta a")!.GetAttribute("href"));
        Assert.Equal("/authors/Anna.One", (await client.Get("/articles/tide-1")).Document.QuerySelector(".rail .meta a")!.GetAttribute("href"));

        var orphan = await client.Get("/articles/of-nobody");
        Assert.Equal("By deleted user", orphan.Texts(".rail .meta span")[0]);
        Assert.Null(orphan.Document.QuerySelector(".rail .meta a"));
    }

    [Fact]
    public async Task What_a_disabled_person_wrote_can_still_be_found()
    {
        await _server.WithDb(db => db.Users.Where(user => user.UserName == "two").ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true)));

        Assert.Equal(["Of two"], (await _server.CreateClient().Get("/authors/two")).Texts("#article-list article h2"));
    }

    private static Article By(Guid author, Article article)
    {
        article.AuthorId = author;
        return article;
    }
}
