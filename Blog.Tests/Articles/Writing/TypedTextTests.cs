using System.Net;
using Blog.Articles;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

/// <summary>What was typed is never lost: not by an error, and not by a sign-in that has ended.</summary>
public sealed class TypedTextTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("Title", "  ", "title-error", "Write a title.")]
    [InlineData("Text", " \n ", "text-error", "Write a text.")]
    [InlineData("PublishAt", "tomorrow", "publishat-error", "That is no date. Choose one, or leave the field empty.")]
    [InlineData("PublishAt", "0001-01-01T00:00", "publishat-error", "That is no date. Choose one, or leave the field empty.")]
    [InlineData("Language", "xx", "language-error", "Choose a language from the list.")]
    [InlineData("Tags", "1,2,3,4,5,6,7,8,9,10,11", "tags-error", "These are too many tags (max 10).")]
    [InlineData("Tags", "no commas between these words at all of them, one", "tags-error", "The tag “no commas between these words at all of them” is too long (max 40 characters). Are the commas missing?")]
    public async Task A_refused_field_is_named_and_everything_typed_is_kept(string field, string value, string errorId, string sentence)
    {
        var author = await WritingBrowser.OfAsync(server, $"field{Math.Abs(HashCode.Combine(field, value))}");

        var answer = await author.WriteAsync("/articles/new", ArticleIntent.Publish, [("Title", "Kept title"), ("Text", "Kept *text*."), ("Tags", "kept"), ("PublishAt", "2045-01-02T03:04"), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(sentence, answer.Text($"#{errorId}"));
        var invalid = answer.Document.QuerySelector("[aria-invalid=true]")!;
        Assert.Equal(field, invalid.GetAttribute("name"));
        Assert.Contains(errorId, invalid.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        var typed = WritingBrowser.Fields(answer, "form.writer");
        Assert.All(
            new Dictionary<string, string> { ["Title"] = "Kept title", ["Text"] = "Kept *text*.", ["Tags"] = "kept", ["PublishAt"] = "2045-01-02T03:04" }.Where(kept => kept.Key != field),
            kept => Assert.Equal(kept.Value, typed[kept.Key]));
        Assert.False(await server.WithDb(db => db.Articles.AnyAsync(article => article.Title == "Kept title", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_title_may_have_200_characters_and_not_one_more()
    {
        var author = await WritingBrowser.OfAsync(server, "length1");

        var tooLong = await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", new string('x', 201)), ("Text", "Words."));
        var fits = await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", new string('x', 200)), ("Text", "Words."));

        Assert.Equal("The title is too long (max 200 characters).", tooLong.Text("#title-error"));
        Assert.Equal(HttpStatusCode.SeeOther, fits.Status);
    }

    [Fact]
    public async Task A_text_that_the_renderer_refuses_is_a_sentence_and_is_kept()
    {
        var author = await WritingBrowser.OfAsync(server, "render1");
        var slow = string.Concat(Enumerable.Repeat("![a](", 4_000));
        var tooLong = new string('x', ArticleRenderer.MaxLength + 1);

        foreach (var (text, sentence) in new[] { (slow, ArticleTextException.TooComplex), (tooLong, ArticleTextException.TooLong) })
        {
            var answer = await author.WriteAsync("/articles/new", ArticleIntent.Publish, ("Title", "Slow"), ("Text", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal(sentence, answer.Text("#text-error"));
            Assert.Equal(text, WritingBrowser.Fields(answer, "form.writer")["Text"]);
        }
    }

    [Fact]
    public async Task Whoever_was_signed_out_signs_in_and_finds_the_form_as_it_was()
    {
        var author = await WritingBrowser.OfAsync(server, "out1");
        var form = await author.OpenAsync("/articles/new");
        await SignOutElsewhereAsync("out1");

        var refused = await SendFromThisSiteAsync(author, form, ("Title", "Carried \"title\""), ("Text", "Line one.\n\n<b>Line</b> two."), ("Tags", "a, b"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var signIn = WritingBrowser.Fields(refused, "form.card");
        var wrong = await author.Client.Post("/account/login", Filled(signIn, "out1", "wrong password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var goOn = await author.Client.Post("/account/login", Filled(WritingBrowser.Fields(wrong, "form.card"), "out1", Account.Password));
        Assert.Equal(HttpStatusCode.OK, goOn.Status);
        Assert.DoesNotContain(Account.Password, goOn.Html, StringComparison.Ordinal);
        var shown = await author.Client.Post(goOn.Document.QuerySelector("form.card")!.GetAttribute("action")!, WritingBrowser.Fields(goOn, "form.card"));

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        var typed = WritingBrowser.Fields(shown, "form.writer");
        Assert.Equal(("Carried \"title\"", "Line one.\n\n<b>Line</b> two.", "a, b"), (typed["Title"], typed["Text"], typed["Tags"]));
        Assert.False(await server.WithDb(db => db.Articles.AnyAsync(article => article.Title == "Carried \"title\"", TestContext.Current.CancellationToken)));
        Assert.Equal("/articles/carried-title", (await author.SendAsync(shown, ArticleIntent.Publish)).Headers["Location"]);
    }

    [Fact]
    public async Task A_form_from_another_site_is_not_carried_into_the_sign_in()
    {
        var nobody = server.CreateClient();
        Dictionary<string, string> words = new() { ["Title"] = "Foreign words" };

        var own = await nobody.Post("/articles/new", words, ("Sec-Fetch-Site", "same-origin"));
        var foreign = await nobody.Post("/articles/new", words, ("Sec-Fetch-Site", "cross-site"));

        Assert.Contains("Foreign words", own.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, foreign.Status);
        Assert.DoesNotContain("Foreign words", foreign.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_is_what_the_page_will_be_and_changes_nothing()
    {
        var author = await WritingBrowser.OfAsync(server, "preview1");
        var address = await author.PublishAsync("Previewed", "Old.");
        const string text = "*New*. <script>alert(1)</script> [x](javascript:alert(1)) {hx-get=/x}";
        var form = await author.OpenAsync($"{address}/edit");

        var page = await author.SendAsync(form, ArticleIntent.Preview, ("Text", text), ("Title", "Typed"));
        var fields = WritingBrowser.Fields(form, "form.writer");
        fields["Text"] = text;
        var fragment = await author.Client.Post($"{address}/edit", fields, ("HX-Request", "true"), ("HX-Target", "article-preview"));
        var before = await TextAsync("previewed");
        await author.SendAsync(form, ArticleIntent.Publish, ("Text", text));
        var published = await server.CreateClient().Get(address);

        Assert.Equal("Old.", before);
        Assert.Equal("Typed", WritingBrowser.Fields(page, "form.writer")["Title"]);
        Assert.Equal(["section"], fragment.Document.Body!.Children.Select(child => child.LocalName));
        foreach (var shown in new[] { page, fragment })
        {
            Assert.Equal(published.Document.QuerySelector("article.reading")!.InnerHtml.Trim(), shown.Document.QuerySelector("#article-preview .reading[hx-disable]")!.InnerHtml.Trim());
            Assert.Empty(shown.Document.QuerySelectorAll("#article-preview script, #article-preview [hx-get], #article-preview a[href^=javascript]"));
        }
    }

    [Fact]
    public async Task A_refused_text_says_so_in_the_preview()
    {
        var author = await WritingBrowser.OfAsync(server, "preview2");
        var fields = WritingBrowser.Fields(await author.OpenAsync("/articles/new"), "form.writer");
        fields["Text"] = string.Concat(Enumerable.Repeat("![a](", 4_000));

        var fragment = await author.Client.Post("/articles/new", fields, ("HX-Request", "true"), ("HX-Target", "article-preview"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, fragment.Status);
        Assert.Equal(ArticleTextException.TooComplex, fragment.Text("#article-preview .error"));
    }

    private static Task<Answer> SendFromThisSiteAsync(WritingBrowser browser, Answer form, params (string Name, string Value)[] changes)
    {
        var fields = WritingBrowser.Fields(form, "form.writer");
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        fields["Intent"] = "Publish";
        return browser.Client.Post("/articles/new", fields, ("Sec-Fetch-Site", "same-origin"));
    }

    private static Dictionary<string, string> Filled(Dictionary<string, string> signIn, string userName, string password)
    {
        signIn["UserName"] = userName;
        signIn["Password"] = password;
        signIn.Remove("RememberMe");
        return signIn;
    }

    /// <summary>Ends every session of the account, as "sign out everywhere" and a new password do.</summary>
    private Task<int> SignOutElsewhereAsync(string userName) =>
        server.WithDb(db => db.UserTokens.Where(token => db.Users.Any(user => user.Id == token.UserId && user.UserName == userName)).ExecuteDeleteAsync(TestContext.Current.CancellationToken));

    private Task<string> TextAsync(string slug) =>
        server.WithDb(db => db.Articles.Where(article => article.Slug == slug).Select(article => article.Markdown).SingleAsync(TestContext.Current.CancellationToken));
}
