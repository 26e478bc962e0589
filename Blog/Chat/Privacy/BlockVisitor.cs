using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Privacy;

/// <param name="Days">For how long; null for ever.</param>
public sealed record NewBlock(Guid ConversationId, string? Reason, int? Days);

/// <param name="IsFound">False: the author may not see the conversation.</param>
/// <param name="Refusal">What is wrong with what was typed, as a key of the texts.</param>
public sealed record BlockResult(bool IsFound, string? Refusal = null);

/// <summary>Keeps a visitor from chatting for a while, and takes that back.</summary>
public sealed class BlockVisitor(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>The days that are offered; null is for ever.</summary>
    public static readonly int?[] Periods = [1, 7, null];

    /// <summary>A new block takes the place of an old one.</summary>
    public async Task<BlockResult> BlockAsync(NewBlock command, SignedInUser by, CancellationToken cancellationToken)
    {
        var reason = PlainText.Normalize(command.Reason).ReplaceLineEndings(" ").Trim();
        return Refusal(reason, command.Days) is { } refusal
            ? new BlockResult(await MaySeeAsync(command.ConversationId, by, cancellationToken), refusal)
            : await ChangeAsync(command.ConversationId, by, AuditAction.Blocked, visitor => StoreAsync(visitor, reason, command.Days, by, cancellationToken), cancellationToken);
    }

    public Task<BlockResult> UnblockAsync(Guid conversationId, SignedInUser by, CancellationToken cancellationToken) =>
        ChangeAsync(conversationId, by, AuditAction.Unblocked, visitor => RemoveAsync(visitor, cancellationToken), cancellationToken);

    /// <summary>
    /// For administrators, who see every block: also that of a visitor of whom no conversation is left. One that was taken back
    /// meanwhile is not taken back again.
    /// </summary>
    public async Task LiftAsync(Guid visitorId, SignedInUser by, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            async () =>
            {
                if (await TakeBackAsync(visitorId, cancellationToken))
                {
                    db.AuditEntries.Add(AuditLog.Entry(AuditAction.Unblocked, by.DisplayName, await LastConversationAsync(visitorId, cancellationToken), time));
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);
        await WakeAsync(visitorId, cancellationToken);
    }

    private static string? Refusal(string reason, int? days) => reason switch
    {
        "" => "Say why, for the other authors.",
        { Length: > VisitorBlock.MaxReasonLength } => "That reason is too long: 200 characters at most.",
        _ => Periods.Contains(days) ? null : "Choose for how long.",
    };

    private Task<bool> MaySeeAsync(Guid conversationId, SignedInUser by, CancellationToken cancellationToken) =>
        db.Conversations.VisibleTo(by).AnyAsync(row => row.Id == conversationId, cancellationToken);

    private async Task<BlockResult> ChangeAsync(Guid conversationId, SignedInUser by, AuditAction action, Func<Visitor, Task<string?>> change, CancellationToken cancellationToken)
    {
        Guid? visitorId = null;
        var refusal = await db.WriteAsync(
            async () =>
            {
                if (await db.Conversations.VisibleTo(by).Where(row => row.Id == conversationId).Select(row => row.Visitor).SingleOrDefaultAsync(cancellationToken) is not { } visitor)
                {
                    return null;
                }

                visitorId = visitor.Id;
                if (await change(visitor) is { } refused)
                {
                    return refused;
                }

                db.AuditEntries.Add(AuditLog.Entry(action, by.DisplayName, conversationId, time));
                await db.SaveChangesAsync(cancellationToken);
                return null;
            },
            cancellationToken);
        if (visitorId is { } id)
        {
            await WakeAsync(id, cancellationToken);
        }

        return new BlockResult(visitorId is not null, refusal);
    }

    private async Task<string?> StoreAsync(Visitor visitor, string reason, int? days, SignedInUser by, CancellationToken cancellationToken)
    {
        if (visitor.UserId == by.Id)
        {
            return "You cannot block yourself.";
        }

        await db.VisitorBlocks.Where(block => block.VisitorId == visitor.Id).ExecuteDeleteAsync(cancellationToken);

        // Nobody waits for an answer that would not arrive.
        await db.Conversations.Where(row => row.VisitorId == visitor.Id && row.ClosedUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitingSinceUtc, (DateTime?)null), cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        db.VisitorBlocks.Add(new VisitorBlock { VisitorId = visitor.Id, Reason = reason, ByName = by.DisplayName, CreatedUtc = now, UntilUtc = days is { } some ? now.AddDays(some) : null });
        return null;
    }

    private async Task<string?> RemoveAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        await TakeBackAsync(visitor.Id, cancellationToken);
        return null;
    }

    /// <summary>Whoever had the last word waits for an answer again. False when there was no block.</summary>
    private async Task<bool> TakeBackAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var wasBlocked = await db.VisitorBlocks.Where(block => block.VisitorId == visitorId).ExecuteDeleteAsync(cancellationToken) > 0;
        await db.Conversations.Where(row => row.VisitorId == visitorId && row.ClosedUtc == null && row.WaitingSinceUtc == null && row.LastSender == SenderKind.Visitor)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WaitingSinceUtc, row => row.LastMessageUtc), cancellationToken);
        return wasBlocked;
    }

    private Task<Guid?> LastConversationAsync(Guid visitorId, CancellationToken cancellationToken) =>
        db.Conversations.Where(row => row.VisitorId == visitorId).OrderByDescending(row => row.CreatedUtc).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Each of the visitor's lines looks, says goodbye and ends; the authors' lists show the mark.</summary>
    private async Task WakeAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        foreach (var id in await db.Conversations.OfVisitor(visitorId).Select(row => row.Id).ToListAsync(cancellationToken))
        {
            wakeUp.Publish(ChatTopics.Of(id));
        }

        wakeUp.Publish(ChatTopics.Inbox);
    }
}
