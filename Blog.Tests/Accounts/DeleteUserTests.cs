using System.Net;
using Blog.Data;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Accounts;

public sealed class DeleteUserTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();
    private HttpClient _boss = null!;
    private Guid _martaId;

    public async ValueTask InitializeAsync()
    {
        _boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        _martaId = await _server.AddUserAsync("marta", isAuthor: true);
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Low water");
            article.AuthorId = _martaId;
            db.Add(article);
            var comment = Some.Comment(article, author: null, "A comment that stays");
            comment.AuthorId = _martaId;
            db.Add(comment);
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_asks_first_and_the_question_changes_nothing()
    {
        var page = await _boss.Get("/users/marta/delete");

        Assert.Equal("Delete marta Test?", page.Text("h1"));
        Assert.Equal("Its article goes to", page.Text("label[for=heir]"));
        Assert.Equal(["Nobody: without an author", "admin (admin)", "boss Test (boss)"], page.Texts("#heir option"));
        Assert.NotNull(await _server.FindAsync("marta"));
        Assert.Equal("/users/marta/delete", (await _boss.Get("/users/marta")).Document.QuerySelector("main form[method=get]")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Articles_and_comments_stay_as_a_deleted_users()
    {
        var marta = await _server.SignedInAsync("marta");

        var answer = await _boss.SendsForm("/users/marta/delete", []);

        Assert.Equal("/users?done=deleted", answer.Headers["Location"]);
        Assert.Equal("The account was deleted.", (await _boss.Get("/users?done=deleted")).Texts("[role=status]")[0]);
        Assert.Null(await _server.FindAsync("marta"));
        Assert.False(await marta.IsSignedInAsync());
        var page = await _boss.Get("/articles/low-water");
        Assert.Contains("By deleted user", page.Text(".rail .meta"), StringComparison.Ordinal);
        Assert.Equal("deleted user", page.Text(".comment .who b"));
        Assert.Equal(HttpStatusCode.NotFound, (await _boss.Get("/users/marta")).Status);
    }

    [Fact]
    public async Task Articles_go_to_another_author_on_request()
    {
        var heir = await _server.AddUserAsync("tomas", isAuthor: true);

        await _boss.SendsForm("/users/marta/delete", Fields(("Heir", heir.ToString())));

        Assert.Equal(heir, await _server.WithDb(db => db.Articles.Select(article => article.AuthorId).SingleAsync()));
        Assert.Equal("deleted user", (await _boss.Get("/articles/low-water")).Text(".comment .who b"));
    }

    [Fact]
    public async Task An_heir_who_may_not_write_is_refused_and_nothing_is_deleted()
    {
        var reader = await _server.AddUserAsync("reader");
        var disabled = await _server.AddUserAsync("disabled", isAuthor: true);
        await _server.WithDb(db => db.Users.Where(user => user.Id == disabled).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true)));
        foreach (var heir in (string[])[$"{reader}", $"{disabled}", $"{_martaId}", $"{Guid.NewGuid()}", "not an id"])
        {
            var answer = await _boss.SendsForm("/users/marta/delete", Fields(("Heir", heir)));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Choose somebody who may write articles.", answer.Html, StringComparison.Ordinal);
            Assert.NotNull(await _server.FindAsync("marta"));
        }
    }

    [Fact]
    public async Task The_users_chats_are_nobodys_and_open_to_all_authors_who_see_them_at_once()
    {
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, text: "About your article", path: "/articles/low-water");
        await using var assigned = await ChatVisitor.StartedAsync(_server.Url, text: "For Marta herself");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(chat => chat.OpenToAll, false)));
        await _server.WithDb(db => db.Conversations.Where(chat => chat.Id == assigned.ConversationId).ExecuteUpdateAsync(set => set.SetProperty(chat => chat.AssignedToId, _martaId)));
        await using var other = await ChatAuthor.AtDeskAsync(_server, "tomas");
        Assert.DoesNotContain("About your article", other.Everything, StringComparison.Ordinal);

        await _boss.SendsForm("/users/marta/delete", []);

        await other.SeesAsync(view => view[Blog.Chat.ChatIds.Inbox]?.TextContent.Contains("About your article", StringComparison.Ordinal) == true);
        await other.SeesAsync(view => view[Blog.Chat.ChatIds.Inbox]?.TextContent.Contains("For Marta herself", StringComparison.Ordinal) == true);
        Assert.True(await _server.WithDb(db => db.Conversations.AllAsync(chat => chat.OpenToAll && chat.AssignedToId == null)));
    }

    [Fact]
    public async Task A_chat_that_another_author_has_taken_stays_with_that_author()
    {
        var tomas = await _server.AddUserAsync("tomas", isAuthor: true);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, path: "/articles/low-water");
        await _server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(chat => chat.AssignedToId, tomas)));

        await _boss.SendsForm("/users/marta/delete", []);

        Assert.Equal(tomas, await _server.WithDb(db => db.Conversations.Select(chat => chat.AssignedToId).SingleAsync()));
    }
}
