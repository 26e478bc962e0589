using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

/// <summary>The addresses of articles: each one leads to one article, and none that was given out is lost.</summary>
public sealed class AddressTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Articles_with_one_title_sent_at_once_get_an_address_each()
    {
        var author = await WritingBrowser.OfAsync(server, "race1");
        var forms = new List<Answer>();
        for (var i = 0; i < 8; i++)
        {
            forms.Add(await author.OpenAsync("/articles/new"));
        }

        var answers = await Task.WhenAll(forms.Select(form => author.SendAsync(form, ArticleIntent.Publish, ("Title", "Same title"), ("Text", "Words."))));

        Assert.Equal(
            Enumerable.Range(1, 8).Select(number => number == 1 ? "/articles/same-title" : $"/articles/same-title-{number}"),
            answers.Select(answer => answer.Headers["Location"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_index_refuses_a_second_article_at_one_address()
    {
        await server.SeedAsync(db => db.Add(Some.Article("Twice")));

        await Assert.ThrowsAsync<DbUpdateException>(() => server.SeedAsync(db => db.Add(Some.Article("Twice"))));
    }

    [Fact]
    public async Task A_title_that_is_a_word_of_the_blog_gets_a_number()
    {
        var author = await WritingBrowser.OfAsync(server, "word1");

        Assert.Equal("/articles/new-1", await author.PublishAsync("New"));
        Assert.Equal("/articles/mine-1", await author.PublishAsync("Mine"));
    }

    [Theory]
    [InlineData("new")]
    [InlineData(" New ")]
    [InlineData("mine")]
    public async Task An_address_that_is_a_word_of_the_blog_is_refused(string typed)
    {
        var author = await WritingBrowser.OfAsync(server, $"word-{typed.Length}{typed.Trim()}");
        var address = await author.PublishAsync($"Wordy {typed.Length}");

        var answer = await author.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Address", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("is taken by the blog itself", answer.Text("#address-error"), StringComparison.Ordinal);
        Assert.Equal(typed, answer.Document.QuerySelector("#address")!.GetAttribute("value"));
    }

    [Fact]
    public async Task After_a_change_every_former_address_leads_to_the_one_of_now()
    {
        var author = await WritingBrowser.OfAsync(server, "move1");
        await author.PublishAsync("Mooring");
        await MoveAsync(author, "/articles/mooring", "Berth Nº 2");
        await MoveAsync(author, "/articles/berth-no-2", "quay-ñ");

        var reader = server.CreateClient();
        foreach (var former in new[] { "/articles/mooring?page=1", "/articles/berth-no-2?page=1" })
        {
            var answer = await reader.Get(former);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/quay-n?page=1"), (answer.Status, answer.Headers["Location"]));
            Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
        }

        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/articles/quay-n")).Status);
    }

    [Fact]
    public async Task An_address_taken_back_leads_to_the_article_and_no_chain_goes_round()
    {
        var author = await WritingBrowser.OfAsync(server, "back1");
        await author.PublishAsync("Ebb");
        await MoveAsync(author, "/articles/ebb", "flood");
        await MoveAsync(author, "/articles/flood", "ebb");

        var reader = server.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/articles/ebb")).Status);
        Assert.Equal("/articles/ebb", (await reader.Get("/articles/flood")).Headers["Location"]);
        Assert.Equal(["flood"], await server.WithDb(db => db.FormerSlugs.Where(former => former.Slug == "ebb" || former.Slug == "flood").Select(former => former.Slug).ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nobody_takes_an_address_that_leads_to_another_article_or_once_did()
    {
        var author = await WritingBrowser.OfAsync(server, "take1");
        await author.PublishAsync("Anchor");
        await MoveAsync(author, "/articles/anchor", "kedge");
        Assert.Equal("/articles/anchor-2", await author.PublishAsync("Anchor"));

        foreach (var taken in new[] { "anchor", "kedge", "KEDGE" })
        {
            var answer = await author.WriteAsync("/articles/anchor-2/edit", ArticleIntent.Publish, ("Address", taken), ("Text", "Typed words."));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.StartsWith("Another article has this address", answer.Text("#address-error"), StringComparison.Ordinal);
            Assert.Equal("Typed words.", answer.Document.QuerySelector("textarea")!.TextContent.Trim());
        }

        Assert.Equal("/articles/kedge", (await server.CreateClient().Get("/articles/anchor")).Headers["Location"]);
    }

    [Fact]
    public async Task The_former_address_of_a_draft_is_not_found()
    {
        var author = await WritingBrowser.OfAsync(server, "hide1");
        await author.WriteAsync("/articles/new", ArticleIntent.Draft, ("Title", "Hush"), ("Text", "Words."));
        await author.WriteAsync("/articles/hush/edit", ArticleIntent.Draft, ("Address", "hushed"));

        Assert.Equal(HttpStatusCode.MovedPermanently, (await author.OpenAsync("/articles/hush")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.CreateClient().Get("/articles/hush")).Status);
    }

    private static async Task MoveAsync(WritingBrowser author, string address, string to)
    {
        var answer = await author.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Address", to));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }
}
