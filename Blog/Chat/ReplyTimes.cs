using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>How long the first answer took in the last seven days, counted once a minute.</summary>
public sealed class ReplyTimes(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<ReplyTimes> log) : DatabaseJob(TimeSpan.FromMinutes(1), time, log)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    // More would not change what is said.
    private const int MostCounted = 1_000;

    private volatile ReplyTime? _usual;

    /// <summary>The time that half of those who asked had to wait at most; null when nobody was answered.</summary>
    public ReplyTime? Usual => _usual;

    protected override TimeSpan FirstPause => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancellationToken) => CountAsync(cancellationToken);

    internal async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var since = Time.GetUtcNow().UtcDateTime - Lately;
        var answered = await db.Conversations.AsNoTracking()
            .Where(row => row.CreatedUtc >= since && row.FirstReplyUtc != null)
            .OrderByDescending(row => row.CreatedUtc)
            .Take(MostCounted)
            .Select(row => new { Asked = row.CreatedUtc, Answered = row.FirstReplyUtc!.Value })
            .ToListAsync(cancellationToken);
        var waits = answered.Select(row => row.Answered - row.Asked).Order().ToList();
        var usual = waits.Count == 0 ? null : ReplyTime.Of(waits[(waits.Count - 1) / 2]);
        if (usual != Usual)
        {
            _usual = usual;
            wakeUp.Publish(ChatTopics.Presence);
        }
    }
}
