using System.Data.Common;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>Removes deleted comments for good, with their votes, once nobody can bring them back.</summary>
internal sealed partial class DeletedComments(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeletedComments> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                // A database that is held or full now takes it at the next tick; it must not stop the blog.
                LogLeft(exception);
            }
        }
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var gone = db.Comments.GoneForGood(time.GetUtcNow().UtcDateTime);

        // Asked first: there is nearly never anything to write, and the writer's turn is for those who have.
        if (await gone.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => gone.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleted comments could not be removed now")]
    private partial void LogLeft(DbException exception);
}
