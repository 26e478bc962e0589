using Blog.Data;
using Blog.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Deletes conversations when the settings keep them no longer, and visitors of whom nothing else is left; which pages somebody saw goes sooner.</summary>
internal sealed class OldConversations(IServiceScopeFactory scopes, InboxBell bell, Outbox outbox, TimeProvider time, ILogger<OldConversations> log) : DatabaseJob(TimeSpan.FromHours(1), time, log)
{
    /// <summary>How long it is kept which pages a visitor had open.</summary>
    public static readonly TimeSpan PagesKept = TimeSpan.FromDays(90);

    // One long transaction would keep everybody waiting who writes meanwhile.
    private const int AtOnce = 100;
    private const int PagesAtOnce = 1_000;

    protected override Task WorkAsync(CancellationToken cancellationToken) => RemoveAsync(cancellationToken);

    /// <summary>Deletes what is too old now.</summary>
    internal async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var days = await db.Settings.Select(settings => settings.KeepChatsDays).SingleAsync(cancellationToken);
        var limit = Time.GetUtcNow().UtcDateTime.AddDays(-days);
        var old = db.Conversations.Where(conversation => conversation.LastMessageUtc < limit).OrderBy(conversation => conversation.LastMessageUtc).Select(conversation => conversation.Id).Take(AtOnce);
        while (await old.ToListAsync(cancellationToken) is { Count: > 0 } ids)
        {
            await db.WriteAsync(() => db.Conversations.Where(conversation => ids.Contains(conversation.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            ids.ForEach(id => outbox.Forget(ChatIds.Key(id)));
            bell.Ring();
        }

        var gone = db.Visitors.Where(visitor => visitor.UserId == null && visitor.CreatedUtc < limit && !db.Conversations.Any(conversation => conversation.VisitorId == visitor.Id));
        if (await gone.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => gone.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }

        await RemoveBlocksAsync(db, limit, cancellationToken);
        await RemovePagesSeenAsync(db, cancellationToken);
    }

    /// <summary>Those that hold no longer, and those of visitors who are gone.</summary>
    private async Task RemoveBlocksAsync(BlogDbContext db, DateTime limit, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var over = db.VisitorBlocks.Where(block => block.UntilUtc <= now || (block.CreatedUtc < limit && !db.Visitors.Any(visitor => visitor.Id == block.VisitorId)));
        if (await over.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => over.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task RemovePagesSeenAsync(BlogDbContext db, CancellationToken cancellationToken)
    {
        var limit = Time.GetUtcNow().UtcDateTime - PagesKept;
        var old = db.PagesSeen.Where(page => page.OpenedUtc < limit).OrderBy(page => page.OpenedUtc).Select(page => page.Id).Take(PagesAtOnce);
        while (await old.ToListAsync(cancellationToken) is { Count: > 0 } ids)
        {
            await db.WriteAsync(() => db.PagesSeen.Where(page => ids.Contains(page.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }

        // The last of the pages stands in the conversation too.
        var open = db.Conversations.Where(row => row.ReadingArticleId != null && row.CreatedUtc < limit && !db.PagesSeen.Any(page => page.ConversationId == row.Id));
        if (await open.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => open.ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingArticleId, (int?)null), cancellationToken), cancellationToken);
            bell.Ring();
        }
    }
}
