using AngleSharp.Dom;
using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>The head of the pane tells of the one who gets the chat or has it, and of nobody else.</summary>
public sealed class WhoAnswersTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public async ValueTask InitializeAsync()
    {
        var ada = await _server.AddUserAsync("ada", isAuthor: true, isAdministrator: false);
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Tide");
            article.AuthorId = ada;
            db.Add(article);
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_form_on_an_article_whose_author_is_away_says_online_when_another_author_would_get_the_chat()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        Assert.Equal("away", Dot(await visitor.OpensPaneAsync("/articles/tide")));

        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");

        Assert.Equal("online", Dot(await visitor.OpensPaneAsync("/articles/tide")));
        Assert.Equal("online", Dot(await visitor.Http.Get("/chat/presence?path=%2Farticles%2Ftide")));
        Assert.Equal("online", Dot(await visitor.PostsStartAsync("Vera", "Hello", "/articles/tide")));
    }

    [Fact]
    public async Task A_chat_that_was_handed_on_is_online_and_away_with_its_new_owner()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/tide");
        await ada.PressesAsync(visitor.Conversation, "transfer", ("to", $"{await IdAsync("eve")}"));
        await visitor.SeesAsync(view => view[ChatIds.PaneTitle]!.TextContent == "eve Test");

        await ada.ChoosesToBeAwayAsync(true);
        Assert.Equal("online", Dot(await visitor.OpensPaneAsync()));
        await eve.ChoosesToBeAwayAsync(true);
        await ada.ChoosesToBeAwayAsync(false);

        await visitor.SeesAsync(view => Dot(view[ChatIds.Presence]!) == "away");
        Assert.Equal("away", Dot(await visitor.OpensPaneAsync()));
        await eve.ChoosesToBeAwayAsync(false);
        await visitor.SeesAsync(view => Dot(view[ChatIds.Presence]!) == "online");
    }

    [Fact]
    public async Task Whoever_takes_a_chat_that_is_for_all_is_named_in_the_open_pane_and_on_the_next_page()
    {
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        Assert.Equal(("¶", "The authors", "Online"), Head(visitor.View));

        await eve.PressesAsync(visitor.Conversation, "claim");

        await visitor.SeesAsync(view => Head(view) == ("e", "eve Test", "eve Test is answering"));
        var page = await visitor.Http.Get("/");
        Assert.Equal(("e", "eve Test", "eve Test is answering"), (page.Text("#chat-avatar"), page.Text("#chat-title"), page.Text("#chat-presence")));
    }

    [Fact]
    public async Task Whoever_answered_last_stands_for_the_articles_author_and_is_not_answering_while_away_or_after_the_end()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var boss = await ChatAuthor.AtDeskAsync(_server, "boss", isAdministrator: true);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/tide");
        Assert.Equal(("a", "ada Test", "Online"), Head(visitor.View));

        await boss.PostsAsync(visitor.Conversation, "I know this one");
        await visitor.SeesAsync(view => Head(view) == ("b", "boss Test", "boss Test is answering"));

        await boss.ChoosesToBeAwayAsync(true);
        await visitor.SeesAsync(view => Head(view) == ("b", "boss Test", "Online"));
        await boss.ChoosesToBeAwayAsync(false);
        await visitor.SeesAsync(view => Head(view) == ("b", "boss Test", "boss Test is answering"));
        await visitor.PressesAsync("end");
        await visitor.SeesAsync(view => Head(view) == ("b", "boss Test", "Online"));
    }

    private Task<Guid> IdAsync(string userName) => _server.WithDb(db => db.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync());

    private static (string Avatar, string Title, string State) Head(ChatView view) =>
        (view[ChatIds.PaneAvatar]!.TextContent.Trim(), view[ChatIds.PaneTitle]!.TextContent.Trim(), view[ChatIds.Presence]!.TextContent.Trim());

    private static string? Dot(Answer answer) => Dot(answer.Document.QuerySelector("#chat-presence")!);

    private static string? Dot(IElement presence) => presence.QuerySelector("[data-presence]")!.GetAttribute("data-presence");
}
