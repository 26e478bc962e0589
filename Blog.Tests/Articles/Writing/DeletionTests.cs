using System.Net;
using Blog.Accounts;
using Blog.Articles.Writing;
using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Articles.Writing;

public sealed class DeletionTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Deleting_asks_first_and_takes_comments_votes_tags_and_former_addresses_along()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        await author.PublishAsync("Kept", tags: "shared");
        var address = await author.PublishAsync("Jars", tags: "shared, lonely");
        await author.WriteAsync($"{address}/edit", ArticleIntent.Publish, ("Address", "bottles"));
        await _server.WithDb(async db =>
        {
            var article = await db.Articles.SingleAsync(article => article.Slug == "bottles");
            var user = await db.Users.FirstAsync();
            db.Add(Some.Comment(article, user, "A comment."));
            db.Add(new Vote { UserId = user.Id, ArticleId = article.Id, IsLike = true });
            await db.SaveChangesAsync();
        });

        var question = await author.OpenAsync("/articles/bottles/delete");
        Assert.Equal("Delete “Jars”?", question.Text("h1"));
        Assert.Equal("1 comment goes with it.", question.Text(".notice-warn"));
        Assert.Equal(HttpStatusCode.OK, (await author.OpenAsync("/articles/bottles")).Status);
        var answer = await author.Client.Post("/articles/bottles/delete", WritingBrowser.Fields(question, "form.card"));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal("The article is deleted.", (await author.OpenAsync("/")).Text("p.notice[role=status]"));
        Assert.Equal(
            (1, 0, 0, 0, "shared"),
            await _server.WithDb(async db => (await db.Articles.CountAsync(), await db.Comments.CountAsync(), await db.Votes.CountAsync(), await db.FormerSlugs.CountAsync(), await db.Tags.Select(tag => tag.Slug).SingleAsync())));
        Assert.Equal(HttpStatusCode.NotFound, (await author.OpenAsync("/articles/jars")).Status);
    }

    [Fact]
    public async Task A_chat_about_it_stays_visible_to_its_author_and_to_no_other()
    {
        var author = await WritingBrowser.OfAsync(_server, "one");
        await WritingBrowser.OfAsync(_server, "two");
        var address = await author.PublishAsync("Jars");
        await _server.WithDb(async db =>
        {
            var article = await db.Articles.SingleAsync();
            db.Add(new Conversation { Id = Guid.NewGuid(), Visitor = new Visitor { Id = Guid.NewGuid() }, VisitorName = "Ada", ArticleId = article.Id, LastText = "Hello" });
            await db.SaveChangesAsync();
        });
        Assert.Equal((1, 0), (await VisibleAsync("one"), await VisibleAsync("two")));

        await author.Client.Post($"{address}/delete", WritingBrowser.Fields(await author.OpenAsync($"{address}/delete"), "form.card"));

        Assert.Null(await _server.WithDb(db => db.Conversations.Select(conversation => conversation.ArticleId).SingleAsync(TestContext.Current.CancellationToken)));
        Assert.Equal((1, 0), (await VisibleAsync("one"), await VisibleAsync("two")));
    }

    private Task<int> VisibleAsync(string userName) =>
        _server.WithDb(async db =>
        {
            var user = await db.Users.SingleAsync(user => user.UserName == userName);
            return await db.Conversations.VisibleTo(new SignedInUser(user.Id, userName, userName, IsAdministrator: false, IsAuthor: true)).CountAsync();
        });
}
