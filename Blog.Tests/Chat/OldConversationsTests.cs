using Blog.Chat;
using Blog.Data;
using Blog.Realtime;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat;

/// <summary>Nothing that was said is kept for longer than the privacy page says.</summary>
public sealed class OldConversationsTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public OldConversationsTests() => _server = new BlogServer { Time = _clock };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_conversation_goes_with_its_messages_and_its_visitor_a_year_after_its_last_message()
    {
        var old = await SaidAsync("Vera", daysAgo: 365);
        var young = await SaidAsync("Otto", daysAgo: 364);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await RemoveAsync();

        Assert.Equal([young], await _server.WithDb(db => db.Conversations.Select(conversation => conversation.Id).ToListAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, await MessagesOfAsync(old));
        Assert.Equal(1, await MessagesOfAsync(young));
        Assert.Single(await _server.WithDb(db => db.Visitors.ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task More_than_one_transaction_takes_are_all_deleted()
    {
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(0, 250).Select(_ => Row())));

        await RemoveAsync();

        Assert.Equal(0, await _server.WithDb(db => db.Conversations.CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, await _server.WithDb(db => db.Visitors.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_days_that_an_administrator_chose_count_from_then_on_and_the_privacy_page_says_them()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var said = await SaidAsync("Vera", daysAgo: 31);
        Assert.Contains("It is deleted 365 days after its last message.", (await boss.Get("/privacy")).Html, StringComparison.Ordinal);
        await RemoveAsync();
        Assert.Equal(1, await MessagesOfAsync(said));

        await boss.SendsForm("/settings", Fields(("KeepChatsDays", "30")));
        await RemoveAsync();

        Assert.Equal(0, await MessagesOfAsync(said));
        Assert.Contains("It is deleted 30 days after its last message.", (await boss.Get("/privacy")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_done_every_hour_and_the_authors_lists_are_told()
    {
        var said = await SaidAsync("Vera", daysAgo: 400);
        var told = new WakeUpSignal();
        using var subscription = _server.Services.GetRequiredService<InProcessWakeUp>().Subscribe(ChatTopics.Inbox, told);

        for (var hours = 0; hours < 100 && await MessagesOfAsync(said) > 0; hours++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await told.WaitAsync(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await MessagesOfAsync(said));
    }

    [Fact]
    public async Task Which_pages_somebody_saw_is_kept_for_ninety_days_and_a_block_until_it_ends()
    {
        var said = await SaidAsync("Vera", daysAgo: 0);
        var now = _clock.GetUtcNow().UtcDateTime;
        await _server.SeedAsync(db =>
        {
            var visitor = db.Conversations.Single(row => row.Id == said).VisitorId;
            db.AddRange(Enumerable.Range(88, 5).Select(days => new PageSeen { ConversationId = said, OpenedUtc = now.AddDays(-days), LeftUtc = now.AddDays(-days) }));
            db.AddRange(
                new VisitorBlock { VisitorId = visitor, Reason = "Over", ByName = "ada", CreatedUtc = now.AddDays(-1), UntilUtc = now },
                new VisitorBlock { VisitorId = Guid.NewGuid(), Reason = "Holds", ByName = "ada", CreatedUtc = now.AddDays(-1) },
                new VisitorBlock { VisitorId = Guid.NewGuid(), Reason = "Of somebody who is gone", ByName = "ada", CreatedUtc = now.AddDays(-366) });
        });

        await RemoveAsync();

        // Of 88 to 92 days ago those of exactly 90 days are still kept.
        Assert.Equal(3, await _server.WithDb(db => db.PagesSeen.CountAsync(page => page.OpenedUtc < now, TestContext.Current.CancellationToken)));
        Assert.Equal(["Holds"], await _server.WithDb(db => db.VisitorBlocks.Select(block => block.Reason).ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_article_that_was_open_last_goes_with_the_pages_seen()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Silt")));
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync(path: "/articles/silt");
        await RemoveAtAsync(TimeSpan.FromDays(90));
        using var ada = await _server.BrowserOfAsync("ada", isAdministrator: true);
        Assert.Contains("/articles/silt", await ReadingAsync(ada, visitor), StringComparison.Ordinal);

        await RemoveAtAsync(TimeSpan.FromSeconds(1));

        var after = await ReadingAsync(ada, visitor);
        Assert.DoesNotContain("/articles/silt", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Last read", after, StringComparison.Ordinal);
        var stored = await _server.StoredConversationAsync(visitor.ConversationId);
        Assert.Null(stored.ReadingArticleId);
        Assert.NotNull(stored.ArticleId);
    }

    private async Task RemoveAtAsync(TimeSpan later)
    {
        _clock.Advance(later);
        await RemoveAsync();
    }

    private static async Task<string> ReadingAsync(HttpClient author, ChatVisitor visitor) =>
        (await author.Get($"/chats/{visitor.Conversation}")).Document.GetElementById(ChatIds.ThreadState(visitor.ConversationId))!.OuterHtml;

    private Task RemoveAsync() =>
        _server.Services.GetServices<IHostedService>().OfType<OldConversations>().Single().RemoveAsync(TestContext.Current.CancellationToken);

    /// <summary>A conversation by the product's own form, whose time is then set back.</summary>
    private async Task<Guid> SaidAsync(string name, int daysAgo)
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.StartsAsync(name);
        var then = _clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        await _server.WithDb(db => db.WriteAsync(
            async () =>
            {
                await db.Conversations.Where(conversation => conversation.Id == visitor.ConversationId).ExecuteUpdateAsync(set => set.SetProperty(conversation => conversation.LastMessageUtc, then));
                await db.Visitors.Where(known => db.Conversations.Any(conversation => conversation.Id == visitor.ConversationId && conversation.VisitorId == known.Id)).ExecuteUpdateAsync(set => set.SetProperty(known => known.CreatedUtc, then));
            },
            TestContext.Current.CancellationToken));
        return visitor.ConversationId;
    }

    private Task<int> MessagesOfAsync(Guid conversation) =>
        _server.WithDb(db => db.Messages.CountAsync(message => message.ConversationId == conversation, TestContext.Current.CancellationToken));

    private Conversation Row()
    {
        var then = _clock.GetUtcNow().UtcDateTime.AddDays(-500);
        return new Conversation { Id = Guid.NewGuid(), Visitor = new Visitor { Id = Guid.NewGuid(), CreatedUtc = then }, VisitorName = "Vera", LastText = "Hello", LastMessageUtc = then, CreatedUtc = then };
    }
}
