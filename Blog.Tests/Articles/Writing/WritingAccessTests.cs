using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

/// <summary>Who may write, change, see and delete: every verb, whatever the page shows.</summary>
public sealed class WritingAccessTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task Nobody_in_particular_is_led_to_the_sign_in_and_back()
    {
        var client = server.CreateClient();

        foreach (var address in new[] { "/articles/new", "/articles/mine", "/articles/any/edit", "/articles/any/delete" })
        {
            var answer = await client.Get(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Contains($"/account/login?returnUrl={Uri.EscapeDataString(address)}", answer.Headers["Location"], StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.Post(address, [])).Status);
        }
    }

    [Fact]
    public async Task A_reader_may_not_write()
    {
        var reader = await WritingBrowser.OfAsync(server, "reader1", isAuthor: false);

        foreach (var address in new[] { "/articles/new", "/articles/mine", "/articles/any/edit", "/articles/any/delete" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.OpenAsync(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Client.Post(address, [])).Status);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Authors_and_administrators_write_their_own(bool isAuthor, bool isAdministrator)
    {
        var writer = await WritingBrowser.OfAsync(server, $"w{isAuthor}{isAdministrator}", isAuthor, isAdministrator);

        var address = await writer.PublishAsync($"Own {isAuthor}");

        Assert.Equal(HttpStatusCode.OK, (await server.CreateClient().Get(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await writer.OpenAsync($"{address}/edit")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await writer.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Title", "Own, changed"))).Status);
    }

    [Fact]
    public async Task Another_author_finds_neither_form_nor_draft_nor_preview_nor_deletion()
    {
        var author = await WritingBrowser.OfAsync(server, "owner1");
        var other = await WritingBrowser.OfAsync(server, "other1");
        var draft = (await author.WriteAsync("/articles/new", ArticleIntent.Draft, ("Title", "Hidden draft"), ("Text", "Secret words."))).Headers["Location"];
        var address = draft[..^"/edit".Length];
        var form = await author.OpenAsync(draft);
        var foreign = await other.OpenAsync("/articles/new");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(HttpStatusCode.OK, (await author.OpenAsync(address)).Status);

        var fields = WritingBrowser.Fields(foreign, "form.writer");
        fields["Version"] = "1";
        fields["Title"] = "Taken over";
        fields["Text"] = "Other words.";
        (string, string)[] preview = [("HX-Request", "true"), ("HX-Target", "article-preview")];
        Answer[] answers =
        [
            await other.OpenAsync(address),
            await other.OpenAsync(draft),
            await other.OpenAsync($"{address}/delete"),
            await other.Client.Post(draft, new Dictionary<string, string>(fields) { ["Intent"] = "Publish" }),
            await other.Client.Post(draft, new Dictionary<string, string>(fields) { ["Intent"] = "Draft" }),
            await other.Client.Post(draft, new Dictionary<string, string>(fields) { ["Intent"] = "Preview" }),
            await other.Client.Post(draft, fields, preview),
            await other.Client.Post($"{address}/delete", fields),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.All(answers, answer => Assert.DoesNotContain("Secret words", answer.Html, StringComparison.Ordinal));
        Assert.Equal("Hidden draft", await server.WithDb(db => db.Articles.Where(article => article.Slug == "hidden-draft").Select(article => article.Title).SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_administrator_edits_and_deletes_what_others_wrote()
    {
        var author = await WritingBrowser.OfAsync(server, "owner2");
        var administrator = await WritingBrowser.OfAsync(server, "boss2", isAuthor: false, isAdministrator: true);
        var address = await author.PublishAsync("Watched over");

        var saved = await administrator.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Text", "Mended."));
        var article = await server.WithDb(db => db.Articles.Include(article => article.Author).SingleAsync(article => article.Slug == "watched-over", TestContext.Current.CancellationToken));
        var deleted = await administrator.Client.Post($"{address}/delete", WritingBrowser.Fields(await administrator.OpenAsync($"{address}/delete"), "form.card"));

        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal(("Mended.", "owner2"), (article.Markdown, article.Author!.UserName));
        Assert.Equal(HttpStatusCode.SeeOther, deleted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task Only_those_who_may_edit_are_offered_it()
    {
        var author = await WritingBrowser.OfAsync(server, "owner3");
        var administrator = await WritingBrowser.OfAsync(server, "boss3", isAuthor: false, isAdministrator: true);
        var other = await WritingBrowser.OfAsync(server, "other3");
        var reader = await WritingBrowser.OfAsync(server, "reader3", isAuthor: false);
        var address = await author.PublishAsync("Offered");

        foreach (var browser in new[] { author, administrator })
        {
            var page = await browser.OpenAsync(address);
            Assert.Equal($"{address}/edit", page.Document.QuerySelector(".own a[hx-boost=false]")!.GetAttribute("href"));
        }

        foreach (var client in new[] { other.Client, reader.Client, server.CreateClient() })
        {
            Assert.Empty((await client.Get(address)).Texts(".own"));
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var author = await WritingBrowser.OfAsync(server, "owner4");

        var answer = await author.Client.Post("/articles/new", new Dictionary<string, string> { ["Title"] = "Forged", ["Text"] = "Forged.", ["Intent"] = "Publish" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(await server.WithDb(db => db.Articles.AnyAsync(article => article.Title == "Forged", TestContext.Current.CancellationToken)));
    }
}
