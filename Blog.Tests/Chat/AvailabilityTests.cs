using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>An author can be away with the Chats page open.</summary>
public sealed class AvailabilityTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Open_chats_show_within_five_seconds_that_the_author_is_away_and_back()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await visitor.SeesAsync(IsShown("online"));

        await author.ChoosesToBeAwayAsync(true);
        Assert.True(await visitor.SeesWithinAsync(TimeSpan.FromSeconds(5), IsShown("away")));

        await author.ChoosesToBeAwayAsync(false);
        Assert.True(await visitor.SeesWithinAsync(TimeSpan.FromSeconds(5), IsShown("online")));
    }

    [Fact]
    public async Task The_choice_stays_when_the_page_is_opened_again()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await author.ChoosesToBeAwayAsync(true);
        await using var tab = await author.OpensAnotherTabAsync();
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");

        await visitor.SeesAsync(IsShown("away"));
        Assert.Equal("true", (await author.Http.Get("/chats")).Document.QuerySelector($"#{ChatIds.Availability} [aria-pressed='true']")!.GetAttribute("value"));
    }

    private static Func<ChatView, bool> IsShown(string presence) =>
        view => view[ChatIds.Presence]?.QuerySelector("[data-presence]")?.GetAttribute("data-presence") == presence;
}
