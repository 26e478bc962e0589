using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Tells visitors whom nobody answers that they need not stay. It is said once in a conversation.</summary>
internal sealed class WaitingLines(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<WaitingLines> log) : DatabaseJob(TimeSpan.FromSeconds(5), time, log)
{
    /// <summary>So long is worth waiting for beside the page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // The rest has its turn five seconds later.
    private const int AtOnce = 100;

    protected override Task WorkAsync(CancellationToken cancellationToken) => TellAsync(cancellationToken);

    /// <summary>Says it in every conversation that has waited long enough now.</summary>
    internal async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var limit = Time.GetUtcNow().UtcDateTime - Patience;
        var waiting = await db.Conversations.Open()
            .Where(row => row.WaitingSinceUtc <= limit && !row.HasToldWaiting)
            .OrderBy(row => row.WaitingSinceUtc)
            .Select(row => new { row.Id, Name = row.AssignedTo != null ? row.AssignedTo.DisplayName : row.OpenToAll ? "" : row.Article!.Author!.DisplayName, HasEmail = row.VisitorEmail != null })
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (var row in waiting)
        {
            if (await db.WriteAsync(() => TellAsync(db, row.Id, row.Name, row.HasEmail ? SystemEvent.StillWaitingForMail : SystemEvent.StillWaiting, cancellationToken), cancellationToken))
            {
                wakeUp.Publish(ChatTopics.Of(row.Id));
            }
        }
    }

    /// <summary>An answer may have come meanwhile: then nothing is said.</summary>
    private async Task<bool> TellAsync(BlogDbContext db, Guid id, string? name, SystemEvent what, CancellationToken cancellationToken)
    {
        var isWaiting = await db.Conversations.Open()
            .Where(row => row.Id == id && row.WaitingSinceUtc != null && !row.HasToldWaiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HasToldWaiting, true), cancellationToken) > 0;
        if (isWaiting)
        {
            await db.AppendEventAsync(id, what, name ?? "", Time, cancellationToken);
        }

        return isWaiting;
    }
}
