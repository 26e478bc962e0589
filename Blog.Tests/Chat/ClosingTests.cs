using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>A closed conversation opens again for a day.</summary>
public sealed class ClosingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public ClosingTests() => _server = new BlogServer { Time = _time };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task Writing_within_a_day_opens_the_same_conversation_again_and_later_starts_a_new_one(int hours, bool isSame)
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync();
        var first = visitor.Conversation;
        Assert.Equal(HttpStatusCode.OK, (await author.ClosesAsync(first)).Status);
        _time.Advance(TimeSpan.FromHours(hours));

        var posted = await visitor.PostsAsync("Still there?");
        await visitor.OpensPaneAsync();

        Assert.Equal(isSame ? HttpStatusCode.OK : HttpStatusCode.Conflict, posted.Status);
        Assert.Equal(isSame ? first : "", visitor.Conversation);
        if (!isSame)
        {
            await visitor.StartsAsync();
            Assert.NotEqual(first, visitor.Conversation);
            Assert.Equal(HttpStatusCode.Conflict, (await author.ReopensAsync(first)).Status);
        }
    }

    [Fact]
    public async Task Closing_and_reopening_are_told_in_the_conversation_and_a_closed_one_takes_no_answer()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await author.OpensAsync(visitor.Conversation);

        await author.ClosesAsync(visitor.Conversation);
        await visitor.SeesAsync("author Test closed the conversation");
        Assert.Equal(HttpStatusCode.Conflict, (await author.PostsAsync(visitor.Conversation, "Too late")).Status);

        await author.ReopensAsync(visitor.Conversation);
        await visitor.SeesAsync("author Test reopened the conversation");
        await author.SaysAsync(visitor.Conversation, "Not too late");
        await visitor.SeesAsync("Not too late");
    }
}
