using Blog.Chat.Reports;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>How long the first answer took in the last seven days, counted once a minute.</summary>
public sealed class ReplyTimes(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<ReplyTimes> log) : DatabaseJob(TimeSpan.FromMinutes(1), time, log)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>Who waits for less may yet be answered as usual; after that the authors' list raises the alarm.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // More would not change what is said.
    private const int MostCounted = 1_000;

    private volatile ReplyTime? _usual;

    /// <summary>
    /// The time that half of those who asked had to wait at most. Who was not answered, and waited for longer than is usual, counts
    /// as one who waits for ever: null when half of them did, or when nobody was answered.
    /// </summary>
    public ReplyTime? Usual => _usual;

    protected override TimeSpan FirstPause => TimeSpan.Zero;

    protected override Task WorkAsync(CancellationToken cancellationToken) => CountAsync(cancellationToken);

    internal async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var now = Time.GetUtcNow().UtcDateTime;
        var asked = await db.Conversations.AsNoTracking()
            .Where(row => row.CreatedUtc >= now - Lately)
            .OrderByDescending(row => row.CreatedUtc)
            .Take(MostCounted)
            .Select(row => new { row.CreatedUtc, row.FirstReplyUtc, row.ClosedUtc })
            .ToListAsync(cancellationToken);
        var waits = asked.Select(row => row.FirstReplyUtc - row.CreatedUtc).OfType<TimeSpan>().Order().ToList();
        var patience = ChatFigures.MedianOf(waits) is { } median && median > Patience ? median : Patience;
        var ignored = asked.Count(row => row.FirstReplyUtc is null && (row.ClosedUtc ?? now) - row.CreatedUtc > patience);
        var usual = ChatFigures.MedianOf(waits, ignored) is { } half ? ReplyTime.Of(half) : null;
        if (usual != Usual)
        {
            _usual = usual;
            wakeUp.Publish(ChatTopics.Presence);
        }
    }
}
