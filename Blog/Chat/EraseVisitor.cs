using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Deletes everything that is kept of a visitor, as that visitor wishes.</summary>
public sealed class EraseVisitor(BlogDbContext db, ConnectionRegistry connections, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>Conversations go with their messages, notes, tags and pages seen. What stays is that they were deleted, and when.</summary>
    public async Task HandleAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var erased = await db.WriteAsync(() => DeleteAsync(visitorId, cancellationToken), cancellationToken);
        connections.CloseAllOf(ChatIdentity.OwnerOfVisitor(visitorId), CloseReason.NotAllowed);
        foreach (var id in erased)
        {
            wakeUp.Publish(ChatTopics.Of(id));
        }

        wakeUp.Publish(ChatTopics.Inbox);
    }

    private async Task<List<Guid>> DeleteAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ids = await db.Conversations.OfVisitor(visitorId).Select(row => row.Id).ToListAsync(cancellationToken);
        db.AuditEntries.AddRange(ids.Select(id => new AuditEntry { WhenUtc = now, ByName = "", Action = AuditAction.ErasedByVisitor, Subject = ChatIds.Key(id) }));
        await db.SaveChangesAsync(cancellationToken);
        await db.Conversations.OfVisitor(visitorId).ExecuteDeleteAsync(cancellationToken);
        await db.Visitors.Where(visitor => visitor.Id == visitorId).ExecuteDeleteAsync(cancellationToken);
        return ids;
    }
}
