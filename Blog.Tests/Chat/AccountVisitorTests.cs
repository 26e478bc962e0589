using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Whose chat it is when the one who chats signs in, signs out, or makes room for somebody else.</summary>
public sealed class AccountVisitorTests(BlogServer server) : IClassFixture<BlogServer>
{
    private const string Cookie = "visitor";

    [Fact]
    public async Task An_open_chat_follows_to_the_account_that_signs_in_and_into_its_other_browsers()
    {
        var userId = await server.AddUserAsync("ines");
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Guest", "Before the sign-in");
        Assert.Null((await VisitorOfAsync(visitor)).UserId);

        await SignInAsync(visitor, "ines");

        Assert.Equal(userId, (await VisitorOfAsync(visitor)).UserId);
        await using var elsewhere = new ChatVisitor(server.Url);
        await SignInAsync(elsewhere, "ines");
        await elsewhere.OpensPaneAsync();
        Assert.Equal(visitor.Conversation, elsewhere.Conversation);
        await elsewhere.ConnectsAsync();
        await elsewhere.SaysAsync("From the other browser");
        await visitor.SeesAsync("From the other browser");
    }

    [Fact]
    public async Task An_account_that_has_a_visitor_keeps_it_and_leaves_the_browsers_own_alone()
    {
        await server.AddUserAsync("kaya");
        await using var first = await ChatVisitor.StartedAsync(server.Url, "Guest", "At home");
        await SignInAsync(first, "kaya");
        await using var second = await ChatVisitor.StartedAsync(server.Url, "Kay", "At the library");

        await SignInAsync(second, "kaya");

        Assert.Null((await VisitorOfAsync(second)).UserId);
        await using var tab = new ChatVisitor(server.Url, second.Cookies);
        await tab.OpensPaneAsync();
        Assert.Equal(first.Conversation, tab.Conversation);
    }

    [Fact]
    public async Task Signing_out_replaces_the_linked_cookie_and_the_chat_returns_with_the_account()
    {
        await server.AddUserAsync("mara");
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Guest", "Only for mara");
        var conversation = visitor.Conversation;
        await SignInAsync(visitor, "mara");
        var linked = visitor.Cookies[Cookie];
        Assert.NotNull(linked);

        using var signedOut = await visitor.Http.SignOutAsync();

        Assert.Null(visitor.Cookies[Cookie]);
        var pane = await visitor.OpensPaneAsync();
        Assert.Empty(visitor.Conversation);
        Assert.DoesNotContain("Only for mara", pane.Html, StringComparison.Ordinal);
        Assert.NotNull(visitor.Cookies[Cookie]);
        await ExpectWorthlessAsync(linked, conversation);

        await SignInAsync(visitor, "mara");
        await visitor.OpensPaneAsync();
        Assert.Equal(conversation, visitor.Conversation);
    }

    [Fact]
    public async Task Signing_out_keeps_the_cookie_of_a_chat_that_is_nobodys_account()
    {
        await server.AddUserAsync("nils");
        await using var first = await ChatVisitor.StartedAsync(server.Url, "Guest", "The account's");
        await SignInAsync(first, "nils");
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "Somebody", "The browser's own");
        var conversation = visitor.Conversation;
        await SignInAsync(visitor, "nils");

        using var signedOut = await visitor.Http.SignOutAsync();

        await visitor.OpensPaneAsync();
        Assert.Equal(conversation, visitor.Conversation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_persons_sign_in_in_the_same_browser_gets_a_new_cookie_and_a_chat_of_its_own(bool signsOutBetween)
    {
        var (one, other) = ($"one-{signsOutBetween}".ToLowerInvariant(), $"other-{signsOutBetween}".ToLowerInvariant());
        await server.AddUserAsync(one);
        var otherId = await server.AddUserAsync(other);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url, "One", "Not for the other");
        var conversation = visitor.Conversation;
        await SignInAsync(visitor, one);
        var cookie = visitor.Cookies[Cookie];
        if (signsOutBetween)
        {
            using var signedOut = await visitor.Http.SignOutAsync();
        }

        await SignInAsync(visitor, other);
        var pane = await visitor.OpensPaneAsync();

        Assert.Empty(visitor.Conversation);
        Assert.DoesNotContain("Not for the other", pane.Html, StringComparison.Ordinal);
        Assert.NotEqual(cookie, visitor.Cookies[Cookie]);
        await visitor.PostsStartAsync("", "The other's");
        Assert.NotEqual(conversation, visitor.Conversation);
        Assert.Equal(otherId, (await VisitorOfAsync(visitor)).UserId);
        Assert.Single(await server.StoredMessagesAsync(Guid.Parse(conversation)));
    }

    /// <summary>A copy of the cookie, kept or stolen, opens nothing without the account.</summary>
    private async Task ExpectWorthlessAsync(string cookie, string conversation)
    {
        var jar = new CookieJar { [Cookie] = cookie };
        await using var stranger = new ChatVisitor(server.Url, jar);
        var history = await stranger.Http.Get($"/chat/history?c={conversation}");
        await stranger.OpensPaneAsync();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, history.Status);
        Assert.Empty(stranger.Conversation);
        Assert.NotEqual(cookie, jar[Cookie]);
    }

    private Task<Visitor> VisitorOfAsync(ChatVisitor visitor) =>
        server.WithDb(db => db.Conversations.AsNoTracking().Where(row => row.Id == visitor.ConversationId).Select(row => row.Visitor!).SingleAsync());

    private static async Task SignInAsync(ChatVisitor visitor, string userName)
    {
        using var response = await visitor.Http.SignInAsync(userName);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
    }
}
