using System.Data.Common;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>How long the first answer took in the last seven days, counted once a minute.</summary>
public sealed partial class ReplyTimes(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<ReplyTimes> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    // More would not change what is said.
    private const int MostCounted = 1_000;

    private volatile ReplyTime? _usual;

    /// <summary>The time that half of those who asked had to wait at most; null when nobody was answered.</summary>
    public ReplyTime? Usual => _usual;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException)
            {
                // What was said a minute ago is nearly as true.
                LogLeft(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var since = time.GetUtcNow().UtcDateTime - Lately;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The time of first answers could not be counted now")]
    private partial void LogLeft(Exception exception);
}
