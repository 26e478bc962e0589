using System.Data.Common;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Deletes conversations when the settings keep them no longer, and visitors of whom nothing else is left.</summary>
internal sealed partial class OldConversations(IServiceScopeFactory scopes, InboxBell bell, TimeProvider time, ILogger<OldConversations> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // One long transaction would keep everybody waiting who writes meanwhile.
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or NotSavedException)
            {
                // A database that is held or full now takes it at the next tick; it must not stop the blog.
                LogLeft(exception);
            }
        }
    }

    /// <summary>Deletes what is too old now.</summary>
    internal async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var days = await db.Settings.Select(settings => settings.KeepChatsDays).SingleAsync(cancellationToken);
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-days);
        var old = db.Conversations.Where(conversation => conversation.LastMessageUtc < limit).OrderBy(conversation => conversation.LastMessageUtc).Select(conversation => conversation.Id).Take(AtOnce);
        while (await old.ToListAsync(cancellationToken) is { Count: > 0 } ids)
        {
            await db.WriteAsync(() => db.Conversations.Where(conversation => ids.Contains(conversation.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            bell.Ring();
        }

        var gone = db.Visitors.Where(visitor => visitor.UserId == null && visitor.CreatedUtc < limit && !db.Conversations.Any(conversation => conversation.VisitorId == visitor.Id));
        if (await gone.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => gone.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old conversations could not be deleted now")]
    private partial void LogLeft(Exception exception);
}
