using System.Net;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Who gets a socket.</summary>
public sealed class HandshakeTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("{scheme}://{host}:1")]
    [InlineData("{scheme}://{host}:{port}.evil.example")]
    [InlineData("https://{host}:{port}")]
    [InlineData(null)]
    public async Task A_socket_is_given_to_pages_of_this_blog_only(string? origin)
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        await using var author = new ChatAuthor(server.Url);
        await server.AddUserAsync($"origin{Guid.NewGuid():N}"[..20], isAuthor: true);
        var url = server.Url;
        var forged = origin?.Replace("{scheme}", url.Scheme, StringComparison.Ordinal).Replace("{host}", url.Host, StringComparison.Ordinal).Replace("{port}", $"{url.Port}", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, (await visitor.ShakesHandsAsync($"/chat/ws?c={visitor.Conversation}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Http.ShakesHandsAsync($"/chat/ws?c={visitor.Conversation}", forged)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Http.ShakesHandsAsync("/chats/ws", forged)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CfDJ8forged")]
    public async Task A_visitor_without_a_valid_cookie_is_told_so_and_sent_away(string? cookie)
    {
        await using var owner = await ChatVisitor.StartedAsync(server.Url, text: "A secret");
        var jar = new CookieJar { ["visitor"] = cookie };
        var frames = new List<string>();

        await using var socket = await ChatSocket.OpenAsync(server.Url, $"/chat/ws?c={owner.Conversation}", jar.Header, frames.Add);

        Assert.Equal(1008, await socket.Ended.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Contains("session is over", Assert.Single(frames), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", frames[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authors_socket_and_page_are_refused_to_everybody_else()
    {
        await server.AddUserAsync("onlyreader");
        await using var anonymous = new ChatAuthor(server.Url);
        await using var reader = new ChatAuthor(server.Url);
        await reader.SignsInAsync("onlyreader");

        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.ShakesHandsAsync("/chats/ws")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.ShakesHandsAsync("/chats/ws")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await anonymous.Http.Get("/chats")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Http.Get("/chats")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostsAsync(Guid.NewGuid().ToString("N"), "Hello")).Status);
    }

    [Fact]
    public async Task A_page_that_another_account_has_left_open_gets_neither_a_socket_nor_a_token()
    {
        await using var author = await ChatAuthor.AtDeskAsync(server, "stayedbehind");
        var own = await server.WithDb(db => db.Users.Where(user => user.UserName == "stayedbehind").Select(user => user.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.SwitchingProtocols, (await author.ShakesHandsAsync($"/chats/ws?account={own:N}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await author.Http.Get($"/chat/token?account={own:N}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.ShakesHandsAsync($"/chats/ws?account={Guid.NewGuid():N}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await author.Http.Get($"/chat/token?account={Guid.NewGuid():N}")).Status);
    }

    [Fact]
    public async Task A_flag_that_is_taken_away_ends_the_authors_socket()
    {
        await using var author = await ChatAuthor.AtDeskAsync(server, "demoted");
        await author.SeesAsync(view => view[Blog.Chat.ChatIds.Inbox] != null);
        await server.WithDb(async db =>
        {
            db.Users.Single(user => user.UserName == "demoted").IsAuthor = false;
            await db.SaveChangesAsync();
        });

        await author.SendAsync(new { type = "watch", tab = "open" });

        Assert.Equal(1008, await author.ClosedAsync());
    }
}
