using System.Net;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Pages;

public sealed class CommentingTests : IClassFixture<TalkBlog>
{
    private readonly TalkBlog _blog;

    public CommentingTests(TalkBlog blog)
    {
        _blog = blog;

        // Each test starts a minute after the one before, so that none uses up the pace of another.
        blog.Time.Advance(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Htmx_gets_an_empty_form_the_count_and_the_comment_for_the_end_of_the_list()
    {
        var (path, _) = await _blog.AddArticleAsync();
        await _blog.CommentAsync("writer", path, "First");

        var answer = await _blog.CommentAsync("reader", path, "Second", target: "comment-form");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("", answer.Text("#comment-form textarea"));
        Assert.Equal("Your comment is posted.", answer.Text("#comment-form [role=status]"));
        Assert.Equal("2 comments", answer.Text("h2[hx-swap-oob=true]"));
        Assert.Equal("Second", answer.Text("div[hx-swap-oob='beforeend:#comment-list'] > article.comment p.text"));
    }

    [Fact]
    public async Task A_plain_form_is_sent_to_the_comment_on_its_page()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        await _blog.Server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 50).Select(_ => new Comment { ArticleId = articleId, Text = "Text", CreatedUtc = Some.Day })));

        var answer = await _blog.CommentAsync("reader", path, "The last one");

        var id = await _blog.Server.WithDb(db => db.Comments.MaxAsync(comment => comment.Id, TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.SeeOther, $"{path}?page=2#comment-{id}"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("The last one", (await _blog.Nobody.Get($"{path}?page=2")).Text($"#comment-{id} p.text"));
    }

    [Fact]
    public async Task A_comment_that_belongs_on_another_page_leads_htmx_there()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        await _blog.Server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 50).Select(_ => new Comment { ArticleId = articleId, Text = "Text", CreatedUtc = Some.Day })));

        var answer = await _blog.CommentAsync("reader", path, "The last one", target: "comment-form");

        Assert.StartsWith($"{path}?page=2#comment-", answer.Headers["HX-Redirect"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Write something first.")]
    [InlineData(" \r\n ", "Write something first.")]
    [InlineData("long", "That is too long: a comment has at most 5,000 characters.")]
    public async Task A_text_that_is_not_taken_comes_back_in_the_form(string text, string sentence)
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        text = text == "long" ? new string('x', Comment.MaxTextLength + 1) : text;

        var fragment = await _blog.CommentAsync("reader", path, text, target: "comment-form");
        var page = await _blog.CommentAsync("reader", path, text);

        foreach (var answer in new[] { fragment, page })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            var field = answer.Document.QuerySelector("#comment-form textarea[aria-invalid=true]")!;
            Assert.Equal(text.Trim(), field.TextContent);
            Assert.Equal(sentence, answer.Text($"#comment-form #{field.GetAttribute("aria-describedby")}"));
        }

        Assert.Equal(["form"], fragment.Document.Body!.Children.Select(child => child.LocalName));
        Assert.Empty(await TextsAsync(articleId));
    }

    [Fact]
    public async Task The_longest_comment_is_taken_whatever_its_line_ends_weigh()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        var text = string.Concat(Enumerable.Repeat("a\r\n", 2_499)) + "bc";

        Assert.Equal(HttpStatusCode.SeeOther, (await _blog.CommentAsync("reader", path, text)).Status);
        Assert.Equal(text.ReplaceLineEndings("\n"), Assert.Single(await TextsAsync(articleId)));
    }

    [Fact]
    public async Task A_comment_on_an_article_that_is_gone_keeps_its_text()
    {
        var (path, _) = await _blog.AddArticleAsync(ArticleStatus.Draft);

        foreach (var address in new[] { path, "/articles/nothing" })
        {
            var answer = await _blog.CommentAsync("reader", address, "My words");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal("My words", answer.Text("#comment-form textarea"));
            Assert.Equal("This article is gone, and nobody can comment on it any more.", answer.Text("#comment-error"));
        }
    }

    [Fact]
    public async Task Who_was_signed_out_gets_the_text_back_and_a_way_to_sign_in()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        var browser = _blog.Nobody;

        foreach (var target in new[] { "", "comment-form" })
        {
            var answer = await browser.Post($"{path}/comments", [new("text", "My words")], ("Sec-Fetch-Site", "same-origin"), ("HX-Request", target.Length > 0 ? "true" : ""), ("HX-Target", target));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("My words", answer.Text("#comment-form textarea[readonly]"));
            Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(path)}%23comment-form", answer.Document.QuerySelector("#comment-form a")!.GetAttribute("href"));
        }

        var foreign = await browser.Post($"{path}/comments", [new("text", "Their words")], ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Unauthorized, foreign.Status);
        Assert.DoesNotContain("Their words", foreign.Html, StringComparison.Ordinal);
        Assert.Empty(await TextsAsync(articleId));
    }

    [Fact]
    public async Task Every_form_under_an_article_brings_its_token()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        var id = await _blog.AddCommentAsync(articleId, "newcomer", "Text", isWaiting: true);
        await _blog.AddCommentAsync(articleId, "reader", "Text");
        var page = await _blog.Browser("author").Get(path);
        var question = await _blog.Browser("author").Get($"/comments/{id}/delete");
        var deleted = await _blog.PostAsync("author", $"/comments/{id}/delete", target: $"comment-{id}");

        var forms = new[] { page, question, deleted }.SelectMany(answer => answer.Document.QuerySelectorAll("form[data-talk]")).ToList();
        Assert.Equal(6, forms.Count);
        Assert.All(forms, form => Assert.Single(form.QuerySelectorAll("input[name=__RequestVerificationToken]")));
    }

    [Fact]
    public async Task Without_its_token_no_comment_is_stored()
    {
        var (path, articleId) = await _blog.AddArticleAsync();

        var answer = await _blog.Browser("reader").Post($"{path}/comments", [new("text", "Text")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(await TextsAsync(articleId));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_comment()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        var formId = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _blog.CommentAsync("reader", path, "Once", formId)));

        Assert.Single(answers.Select(answer => answer.Headers["Location"]).Distinct(StringComparer.Ordinal));
        Assert.Equal(["Once"], await TextsAsync(articleId));
    }

    [Fact]
    public async Task Two_people_who_post_at_once_are_both_kept()
    {
        var (path, articleId) = await _blog.AddArticleAsync();

        await Task.WhenAll(_blog.CommentAsync("reader", path, "Mine"), _blog.CommentAsync("writer", path, "And mine"));

        Assert.Equal(["And mine", "Mine"], (await TextsAsync(articleId)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_comment_is_plain_text_with_links_that_vouch_for_nothing()
    {
        var (path, _) = await _blog.AddArticleAsync();
        await _blog.CommentAsync("reader", path, "<b>Bold</b>\nSee https://blog.example/tides.");

        var text = (await _blog.Nobody.Get(path)).Document.QuerySelector("article.comment p.text[hx-disable]")!;

        Assert.Equal("<b>Bold</b>\nSee https://blog.example/tides.", text.TextContent);
        Assert.Empty(text.QuerySelectorAll("b"));
        Assert.Equal(("https://blog.example/tides", "nofollow ugc noopener"), (text.QuerySelector("a")!.GetAttribute("href"), text.QuerySelector("a")!.GetAttribute("rel")));
    }

    [Fact]
    public async Task The_sixth_comment_within_a_minute_is_refused_and_a_later_one_taken()
    {
        var (path, _) = await _blog.AddArticleAsync();
        for (var number = 1; number <= 5; number++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await _blog.CommentAsync("reader", path, $"Number {number}")).Status);
        }

        var sixth = await _blog.CommentAsync("reader", path, "Number 6");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sixth.Status);
        Assert.Equal("That is a lot within one minute. Wait a little and post it again.", sixth.Text("#comment-error"));
        Assert.Equal(HttpStatusCode.SeeOther, (await _blog.CommentAsync("writer", path, "Somebody else's")).Status);

        _blog.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.SeeOther, (await _blog.CommentAsync("reader", path, "Number 6")).Status);
    }

    [Fact]
    public async Task A_form_that_was_filled_in_by_a_program_is_refused()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        var page = await _blog.Browser("reader").Get(path);
        Assert.NotNull(page.Document.QuerySelector("#comment-form [aria-hidden=true] input[name=website][tabindex='-1']"));

        var answer = await _blog.PostAsync("reader", $"{path}/comments", new(StringComparer.Ordinal) { ["text"] = "Buy this", ["website"] = "https://spam.example" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Empty(await TextsAsync(articleId));
    }

    [Fact]
    public async Task Two_hundred_comments_take_as_many_database_commands_as_none()
    {
        var (path, articleId) = await _blog.AddArticleAsync();
        foreach (var name in new[] { "nobody", "reader", "author" })
        {
            await _blog.Browser(name).Get(path);
        }

        var none = await CommandsAsync(path);
        await _blog.Server.SeedAsync(db => db.AddRange(Enumerable.Range(1, 200).Select(_ => new Comment { ArticleId = articleId, AuthorId = _blog.Id("writer"), Text = "Text", CreatedUtc = Some.Day })));
        var many = await CommandsAsync(path);

        Assert.Equal(none, many);
        Assert.All(many, count => Assert.InRange(count, 3, 12));
    }

    private async Task<int[]> CommandsAsync(string path)
    {
        var counts = new List<int>();
        foreach (var name in new[] { "nobody", "reader", "author" })
        {
            var before = _blog.Commands;
            await _blog.Browser(name).Get(path);
            counts.Add(_blog.Commands - before);
        }

        return [.. counts];
    }

    private Task<List<string>> TextsAsync(int articleId) =>
        _blog.Server.WithDb(db => db.Comments.Where(comment => comment.ArticleId == articleId).OrderBy(comment => comment.Id).Select(comment => comment.Text).ToListAsync(TestContext.Current.CancellationToken));
}
