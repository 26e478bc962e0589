using System.Net;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

/// <summary>Two forms of one article, and one form sent twice: nothing is overwritten unseen, nothing stored twice.</summary>
public sealed class ManyWritersTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task The_later_of_two_is_told_keeps_the_text_and_sees_the_others()
    {
        var (author, other, address) = await TwoWritersAsync("tell");
        var late = await author.OpenAsync($"{address}/edit");
        await other.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Text", "The other's words."));

        foreach (var intent in new[] { ArticleIntent.Publish, ArticleIntent.Draft, ArticleIntent.Publish })
        {
            var answer = await author.SendAsync(late, intent, ("Text", "My own words."), ("Title", "My title"), ("Tags", "mine"));

            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.StartsWith("This article was changed by tell-other Test at ", answer.Text("[role=alert] p"), StringComparison.Ordinal);
            Assert.Equal(("My own words.", "My title", "mine"), (WritingBrowser.Fields(answer, "form.writer")["Text"], WritingBrowser.Fields(answer, "form.writer")["Title"], WritingBrowser.Fields(answer, "form.writer")["Tags"]));
            Assert.Equal("The other's words.", answer.Text(".other pre"));
            late = answer;
        }

        Assert.Equal("The other's words.", await TextAsync(address));
    }

    [Fact]
    public async Task Saving_over_the_other_is_possible_on_purpose_and_only_over_what_was_seen()
    {
        var (author, other, address) = await TwoWritersAsync("over");
        var late = await author.OpenAsync($"{address}/edit");
        await other.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Text", "Second."));
        var told = await author.SendAsync(late, ArticleIntent.Publish, ("Text", "Mine."));
        await other.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Text", "Third."));

        var toldAgain = await OverAsync(author, told);
        Assert.Equal(HttpStatusCode.Conflict, toldAgain.Status);
        Assert.Equal("Third.", toldAgain.Text(".other pre"));
        var saved = await OverAsync(author, toldAgain);

        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal("Mine.", await TextAsync(address));
    }

    [Fact]
    public async Task Of_many_savings_of_one_version_sent_at_once_one_is_stored()
    {
        var (author, _, address) = await TwoWritersAsync("many");
        var form = await author.OpenAsync($"{address}/edit");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => author.SendAsync(form, ArticleIntent.Publish, ("Text", $"Words {number}."))));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.SeeOther));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_change_of_the_address_meanwhile_loses_nothing()
    {
        var (author, other, address) = await TwoWritersAsync("moved");
        var late = await author.OpenAsync($"{address}/edit");
        await other.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Address", "moved-away"));

        var told = await author.SendAsync(late, ArticleIntent.Publish, ("Text", "Mine."));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal("/articles/moved-away/edit", told.Document.QuerySelector("form.writer")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_article()
    {
        var (author, _, _) = await TwoWritersAsync("twice");
        var form = await author.OpenAsync("/articles/new");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => author.SendAsync(form, ArticleIntent.Publish, ("Title", "Double click"), ("Text", "Words."), ("Tags", "a, b"))));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.SeeOther, "/articles/double-click"), (answer.Status, answer.Headers["Location"])));
        Assert.Equal(1, await server.WithDb(db => db.Articles.CountAsync(article => article.Title == "Double click", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_is_told_and_loses_none()
    {
        var (author, _, _) = await TwoWritersAsync("again");
        var form = await author.OpenAsync("/articles/new");
        await author.SendAsync(form, ArticleIntent.Draft, ("Title", "Sent again"), ("Text", "Words."));

        var answer = await author.SendAsync(form, ArticleIntent.Draft, ("Title", "Sent again"), ("Text", "Better words."));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Better words.", WritingBrowser.Fields(answer, "form.writer")["Text"]);
        Assert.Equal(HttpStatusCode.SeeOther, (await OverAsync(author, answer)).Status);
        Assert.Equal("Better words.", await TextAsync("/articles/sent-again"));
    }

    [Fact]
    public async Task A_change_sent_twice_is_one_change()
    {
        var (author, _, address) = await TwoWritersAsync("change");
        var form = await author.OpenAsync($"{address}/edit");

        var first = await author.SendAsync(form, ArticleIntent.Publish, ("Text", "Changed."));
        var second = await author.SendAsync(form, ArticleIntent.Publish, ("Text", "Changed."));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.Status, second.Status));
        Assert.Equal(2, await server.WithDb(db => db.Articles.Where(article => article.Slug == "change").Select(article => article.Version).SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_was_typed_outlives_the_article()
    {
        var (author, other, address) = await TwoWritersAsync("gone");
        var form = await author.OpenAsync($"{address}/edit");
        await other.Client.Post($"{address}/delete", WritingBrowser.Fields(await other.OpenAsync($"{address}/delete"), "form.card"));

        var answer = await author.SendAsync(form, ArticleIntent.Publish, ("Text", "Typed for long."));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith("This article does not exist any more.", answer.Text("[role=alert]:not([hidden])"), StringComparison.Ordinal);
        Assert.Equal("Typed for long.", WritingBrowser.Fields(answer, "form.writer")["Text"]);
        Assert.Equal("/articles/gone", (await author.SendAsync(answer, ArticleIntent.Publish)).Headers["Location"]);
    }

    private async Task<(WritingBrowser Author, WritingBrowser Other, string Address)> TwoWritersAsync(string name)
    {
        var author = await WritingBrowser.OfAsync(server, name);
        var other = await WritingBrowser.OfAsync(server, $"{name}-other", isAuthor: false, isAdministrator: true);
        return (author, other, await author.PublishAsync(name));
    }

    private static Task<Answer> OverAsync(WritingBrowser author, Answer told)
    {
        var button = told.Document.QuerySelector("button[formaction]")!;
        return author.SendToAsync(button.GetAttribute("formaction")!, told, Enum.Parse<ArticleIntent>(button.GetAttribute("value")!));
    }

    private Task<string> TextAsync(string address) =>
        server.WithDb(db => db.Articles.Where(article => "/articles/" + article.Slug == address).Select(article => article.Markdown).SingleAsync(TestContext.Current.CancellationToken));
}
