using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>What is typed, seen and read may be told a few times a second; more is dropped without a word.</summary>
public sealed class ChatterTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public ChatterTests() => _server = new BlogServer { Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_comes_too_fast_is_dropped_and_the_connection_stays()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Tide 1")));
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        for (var i = 0; i < 10; i++)
        {
            await visitor.SendAsync(new { type = "seen", upTo = 1 });
        }

        Assert.Null(await ReadsAsync(visitor));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await ReadsAsync(visitor));
    }

    /// <summary>Tells that the article is read now, and what the server made of it.</summary>
    private async Task<int?> ReadsAsync(ChatVisitor visitor)
    {
        await visitor.SendAsync(new { type = "reading", path = "/articles/tide-1" });

        // Frames are taken one after the other: when this is shown, that was done or dropped.
        await visitor.SaysAsync("Now");
        return (await _server.StoredConversationAsync(visitor.ConversationId)).ReadingArticleId;
    }
}
