using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>Removes deleted comments for good, with their votes, once nobody can bring them back.</summary>
internal sealed class DeletedComments(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeletedComments> log) : DatabaseJob(TimeSpan.FromMinutes(1), time, log)
{
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var gone = db.Comments.GoneForGood(Time.GetUtcNow().UtcDateTime);

        // Asked first: there is nearly never anything to write, and the writer's turn is for those who have.
        if (await gone.AnyAsync(cancellationToken))
        {
            await db.WriteAsync(() => gone.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }
}
