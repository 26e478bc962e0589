using System.Net;

namespace Blog.Tests.Chat;

/// <summary>With nobody at the desk the question is taken all the same, and whoever asks is told what happens next.</summary>
public sealed class AwayTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task With_nobody_here_a_message_is_kept_and_waits_for_the_first_who_comes()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        var form = await visitor.OpensPaneAsync();
        Assert.Contains("Nobody is at the desk just now. Leave your question: the answer reaches you here.", form.Html, StringComparison.Ordinal);
        Assert.Contains("Optional, so that the answer finds you when you have left.", form.Html, StringComparison.Ordinal);

        var started = await visitor.PostsStartAsync("Vera", "Left while you were away");
        Assert.Equal(HttpStatusCode.OK, started.Status);
        Assert.Contains("Away · your question is kept, the answer follows", started.Html, StringComparison.Ordinal);
        await visitor.ConnectsAsync();

        await using var author = await ChatAuthor.AtDeskAsync(_server, "ada");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Conversation == visitor.Conversation && row.IsWaiting));
        await author.OpensAsync(visitor.Conversation);
        Assert.True(author.View.Shows("Left while you were away"));
        await author.SaysAsync(visitor.Conversation, "Here I am");
        await visitor.SeesAsync("Here I am");
    }

    [Fact]
    public async Task A_form_that_is_open_learns_that_somebody_came_without_a_line()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.OpensPaneAsync();
        await using var author = await ChatAuthor.AtDeskAsync(_server, "eve");

        var presence = await visitor.Http.Get("/chat/presence?path=%2F");

        Assert.Contains("data-presence=\"online\"", presence.Html, StringComparison.Ordinal);
        Assert.Contains("A person answers, not a program.", presence.Html, StringComparison.Ordinal);
        Assert.Contains("Optional. The author sees it", presence.Html, StringComparison.Ordinal);
        Assert.Contains("no-store", presence.Headers["Cache-Control"], StringComparison.Ordinal);
    }
}
