using Blog.Accounts;
using Blog.Chat;
using Blog.Realtime;

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

    [Fact]
    public async Task The_choice_stands_whatever_pages_come_and_go_at_the_same_moment()
    {
        var presence = new Presence(new InProcessWakeUp(), TimeProvider.System);
        var author = new SignedInUser(Guid.NewGuid(), "ada", "Ada", IsAdministrator: false, IsAuthor: true);
        using var stay = presence.Enter(author);
        using var isOver = new CancellationTokenSource();
        var others = Task.Run(
            () =>
            {
                while (!isOver.IsCancellationRequested)
                {
                    presence.Enter(author).Dispose();
                }
            },
            TestContext.Current.CancellationToken);

        var kept = Enumerable.Range(0, 20_000).Count(round =>
        {
            presence.SetAway(author.Id, isAway: round % 2 == 0);
            return presence.IsOnline(author.Id) == (round % 2 != 0);
        });

        await isOver.CancelAsync();
        await others;
        Assert.Equal(20_000, kept);
    }

    private static Func<ChatView, bool> IsShown(string presence) =>
        view => view[ChatIds.Presence]?.QuerySelector("[data-presence]")?.GetAttribute("data-presence") == presence;
}
