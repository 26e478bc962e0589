using System.Net;
using Blog.Chat;
using Blog.Data;
using Blog.Realtime;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>A chat about an article is its author's first, and everybody's when the author does not answer.</summary>
public sealed class UnansweredChatsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public UnansweredChatsTests() => _server = new BlogServer { Time = _time };

    public async ValueTask InitializeAsync()
    {
        await _server.AddUserAsync("ada", isAuthor: true, isAdministrator: false);
        var ada = await _server.WithDb(db => db.Users.Where(user => user.UserName == "ada").Select(user => user.Id).SingleAsync());
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Silt");
            article.AuthorId = ada;
            db.Add(article);
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_articles_author_has_it_alone_for_a_minute_and_then_everybody()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        Assert.Equal(HttpStatusCode.OK, await OpensAsync(ada, visitor));

        _time.Advance(TimeSpan.FromSeconds(59));
        await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, await OpensAsync(eve, visitor));

        _time.Advance(TimeSpan.FromSeconds(1));
        await OpenAsync();
        Assert.Equal(HttpStatusCode.OK, await OpensAsync(eve, visitor));
    }

    [Fact]
    public async Task An_author_who_switches_to_away_leaves_what_waits_to_everybody_at_once()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, await OpensAsync(eve, visitor));

        await ada.ChoosesToBeAwayAsync(true);
        await OpenAsync();

        Assert.Equal(HttpStatusCode.OK, await OpensAsync(eve, visitor));
    }

    [Fact]
    public async Task An_author_whose_last_page_is_gone_leaves_it_to_everybody_after_the_grace_of_a_reload()
    {
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        var presence = _server.Services.GetRequiredService<Presence>();
        await ada.DisposeAsync();
        var id = (await _server.FindAsync("ada"))!.Id;
        var gone = new WakeUpSignal();
        using (_server.Services.GetRequiredService<InProcessWakeUp>().Subscribe(ChatTopics.Presence, gone))
        {
            // The server has noticed that the page is gone when the grace counts.
            for (var tries = 0; tries < 100 && presence.IsOnline(id); tries++)
            {
                await OpenAsync();
                Assert.Equal(HttpStatusCode.NotFound, await OpensAsync(eve, visitor));
                _time.Advance(TimeSpan.FromSeconds(1));
                await gone.WaitAsync(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }

        Assert.False(presence.IsOnline(id));
        await OpenAsync();

        Assert.Equal(HttpStatusCode.OK, await OpensAsync(eve, visitor));
        Assert.True((await _server.StoredConversationAsync(visitor.ConversationId)).WaitingSinceUtc > _time.GetUtcNow().UtcDateTime - UnansweredChats.OnesOwn);
    }

    [Fact]
    public async Task What_somebody_has_taken_stays_theirs_when_the_articles_author_goes()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var boss = await ChatAuthor.AtDeskAsync(_server, "boss", isAdministrator: true);
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        await boss.PressesAsync(visitor.Conversation, "claim");

        await ada.ChoosesToBeAwayAsync(true);
        await OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, await OpensAsync(eve, visitor));
    }

    [Fact]
    public async Task An_answer_within_the_minute_keeps_it_the_authors()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        await ada.OpensAsync(visitor.Conversation);
        await ada.SaysAsync(visitor.Conversation, "West");

        _time.Advance(TimeSpan.FromMinutes(10));
        await OpenAsync();

        Assert.False(await IsOpenToAllAsync());
    }

    [Fact]
    public async Task An_author_who_is_away_at_the_start_leaves_it_to_everybody()
    {
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");

        Assert.Equal(HttpStatusCode.OK, await OpensAsync(eve, visitor));
    }

    [Fact]
    public async Task An_author_who_is_away_when_it_opens_again_leaves_it_to_everybody()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server.Url, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        await ada.PressesAsync(visitor.Conversation, "claim");
        await ada.ClosesAsync(visitor.Conversation);
        Assert.False(await IsOpenToAllAsync());

        await ada.ChoosesToBeAwayAsync(true);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync("One more thing")).Status);

        Assert.True(await IsOpenToAllAsync());
        Assert.Null(await _server.WithDb(db => db.Conversations.Select(row => row.AssignedToId).SingleAsync()));
    }

    private static async Task<HttpStatusCode> OpensAsync(ChatAuthor author, ChatVisitor visitor) => (await author.Http.Get($"/chats/{visitor.Conversation}")).Status;

    private Task<bool> IsOpenToAllAsync() => _server.WithDb(db => db.Conversations.Select(row => row.OpenToAll).SingleAsync());

    private Task OpenAsync() =>
        _server.Services.GetServices<IHostedService>().OfType<UnansweredChats>().Single().OpenAsync(TestContext.Current.CancellationToken);
}
