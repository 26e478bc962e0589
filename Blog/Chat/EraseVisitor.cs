using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Mail;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Deletes everything that is kept of a visitor, as that visitor or an administrator wishes.</summary>
public sealed class EraseVisitor(BlogDbContext db, ConnectionRegistry connections, InProcessWakeUp wakeUp, Outbox outbox, TimeProvider time)
{
    /// <summary>
    /// Conversations go with their messages, notes, tags, pages seen and mail. What stays is that they were deleted, when, and by
    /// whom; and a block that holds, when its visitor erases: nobody gets out of one in this way.
    /// </summary>
    /// <param name="by">Null for the visitor.</param>
    public async Task HandleAsync(Guid visitorId, SignedInUser? by, CancellationToken cancellationToken)
    {
        var erased = await db.WriteAsync(() => DeleteAsync(visitorId, by, cancellationToken), cancellationToken);
        connections.CloseAllOf(ChatIdentity.OwnerOfVisitor(visitorId), CloseReason.NotAllowed);
        foreach (var id in erased)
        {
            outbox.Forget(ChatIds.Key(id));
            wakeUp.Publish(ChatTopics.Of(id));
        }

        wakeUp.Publish(ChatTopics.Inbox);
    }

    private async Task<List<Guid>> DeleteAsync(Guid visitorId, SignedInUser? by, CancellationToken cancellationToken)
    {
        var action = by is null ? AuditAction.ErasedByVisitor : AuditAction.Erased;
        var ids = await db.Conversations.OfVisitor(visitorId).Select(row => row.Id).ToListAsync(cancellationToken);
        db.AuditEntries.AddRange(ids.Select(id => AuditLog.Entry(action, by?.DisplayName ?? "", id, time)));
        await db.SaveChangesAsync(cancellationToken);
        await db.Conversations.OfVisitor(visitorId).ExecuteDeleteAsync(cancellationToken);
        if (by is null && await db.IsBlockedAsync(visitorId, time, cancellationToken))
        {
            await KeepBareBlockAsync(visitorId, cancellationToken);
            return ids;
        }

        await db.VisitorBlocks.Where(block => block.VisitorId == visitorId).ExecuteDeleteAsync(cancellationToken);
        await db.Visitors.Where(visitor => visitor.Id == visitorId).ExecuteDeleteAsync(cancellationToken);
        return ids;
    }

    /// <summary>
    /// The number and the end of the block, and to which account the number belongs. Why and by whom is gone with the
    /// conversation beside which it stood. The block of a browser ends when the settings would have kept the chat no longer.
    /// </summary>
    private async Task KeepBareBlockAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.VisitorBlocks.Where(block => block.VisitorId == visitorId).ExecuteUpdateAsync(
            set => set.SetProperty(block => block.Reason, "").SetProperty(block => block.ByName, "").SetProperty(block => block.CreatedUtc, now),
            cancellationToken);
        await db.Visitors.Where(visitor => visitor.Id == visitorId && visitor.UserId == null).ExecuteDeleteAsync(cancellationToken);
    }
}
