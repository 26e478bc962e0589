using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Privacy;

/// <summary>What can be done about a visitor's data and right to chat, beside a conversation.</summary>
/// <param name="MayErase">Exporting and erasing is for administrators.</param>
/// <param name="HasEmail">Whether there is an address to which a transcript can go.</param>
/// <param name="Block">The block that holds, if one does.</param>
public sealed record ContextPrivacy(Guid ConversationId, bool MayErase, bool HasEmail, VisitorBlock? Block, string Token);

public static class ContextPrivacyQuery
{
    /// <summary>Of a conversation whose access was asked already.</summary>
    public static async Task<ContextPrivacy> PrivacyAsync(this BlogDbContext db, Guid conversationId, bool isAdministrator, bool hasEmail, string token, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var block = await db.Conversations
            .Where(row => row.Id == conversationId)
            .Join(db.VisitorBlocks.AsNoTracking().Holding(now), row => row.VisitorId, block => block.VisitorId, (_, block) => block)
            .SingleOrDefaultAsync(cancellationToken);
        return new ContextPrivacy(conversationId, isAdministrator, hasEmail, block, token);
    }
}
