using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// A chat rings at the article's author first. When it is not answered within a minute, or when the author goes away before that,
/// everybody may answer.
/// </summary>
internal sealed class UnansweredChats(IServiceScopeFactory scopes, Presence presence, InProcessWakeUp wakeUp, TimeProvider time, ILogger<UnansweredChats> log) : DatabaseJob(TimeSpan.FromSeconds(5), time, log)
{
    /// <summary>How long the article's author has it alone.</summary>
    public static readonly TimeSpan OnesOwn = TimeSpan.FromSeconds(60);

    protected override Task WorkAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <summary>Opens to all what has waited long enough, and what nobody has taken and whose author is not here.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var limit = Time.GetUtcNow().UtcDateTime - OnesOwn;
        var waiting = await db.Conversations.Open()
            .Where(row => row.WaitingSinceUtc != null && !row.OpenToAll)
            .Select(row => new { row.Id, row.WaitingSinceUtc, row.AssignedToId, row.Article!.AuthorId })
            .ToListAsync(cancellationToken);
        var unanswered = waiting
            .Where(row => row.WaitingSinceUtc <= limit || (row.AssignedToId is null && !(row.AuthorId is { } author && presence.IsOnline(author))))
            .Select(row => row.Id)
            .ToList();
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
}
