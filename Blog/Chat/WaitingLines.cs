using System.Data.Common;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Tells visitors whom nobody answers that they need not stay. It is said once in a conversation.</summary>
internal sealed partial class WaitingLines(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<WaitingLines> log) : BackgroundService
{
    /// <summary>So long is worth waiting for beside the page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // The rest has its turn five seconds later.
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or NotSavedException)
            {
                // A database that is held or full now takes it at the next tick; it must not stop the blog.
                LogLeft(exception);
            }
        }
    }

    /// <summary>Says it in every conversation that has waited long enough now.</summary>
    internal async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var limit = time.GetUtcNow().UtcDateTime - Patience;
        var waiting = await db.Conversations.Open()
            .Where(row => row.WaitingSinceUtc <= limit && !row.HasToldWaiting)
            .OrderBy(row => row.WaitingSinceUtc)
            .Select(row => new { row.Id, Name = row.OpenToAll ? "" : row.Article!.Author!.DisplayName })
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            if (await db.WriteAsync(() => TellAsync(db, row.Id, row.Name, cancellationToken), cancellationToken))
            {
                wakeUp.Publish(ChatTopics.Of(row.Id));
            }
        }
    }

    /// <summary>An answer may have come meanwhile: then nothing is said.</summary>
    private async Task<bool> TellAsync(BlogDbContext db, Guid id, string? name, CancellationToken cancellationToken)
    {
        var isWaiting = await db.Conversations.Open()
            .Where(row => row.Id == id && row.WaitingSinceUtc != null && !row.HasToldWaiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HasToldWaiting, true), cancellationToken) > 0;
        if (isWaiting)
        {
            await db.AppendEventAsync(id, SystemEvent.StillWaiting, name ?? "", time, cancellationToken);
        }

        return isWaiting;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Visitors who wait could not be told now")]
    private partial void LogLeft(Exception exception);
}
