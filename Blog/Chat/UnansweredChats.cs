using System.Data.Common;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>A chat rings at the article's author first. When it is not answered within a minute, everybody may answer.</summary>
internal sealed partial class UnansweredChats(IServiceScopeFactory scopes, InProcessWakeUp wakeUp, TimeProvider time, ILogger<UnansweredChats> log) : BackgroundService
{
    /// <summary>How long the article's author has it alone.</summary>
    public static readonly TimeSpan OnesOwn = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await OpenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or NotSavedException)
            {
                // A database that is held now takes it at the next tick; it must not stop the blog.
                LogLeft(exception);
            }
        }
    }

    /// <summary>Opens to all what has waited long enough.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var limit = time.GetUtcNow().UtcDateTime - OnesOwn;
        var unanswered = await db.Conversations.Open()
            .Where(row => row.WaitingSinceUtc <= limit && !row.OpenToAll)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        if (unanswered.Count == 0)
        {
            return;
        }

        await db.WriteAsync(
            () => db.Conversations.Where(row => unanswered.Contains(row.Id) && row.WaitingSinceUtc != null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, true), cancellationToken),
            cancellationToken);
        unanswered.ForEach(id => wakeUp.Publish(ChatTopics.Of(id)));
        wakeUp.Publish(ChatTopics.Inbox);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unanswered chats could not be opened to all authors now")]
    private partial void LogLeft(Exception exception);
}
