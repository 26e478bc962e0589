using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Who may see a conversation: asked inside every query, so that "not yours" and "not there" are the same answer.</summary>
public static class ConversationAccess
{
    /// <summary>What an author or administrator may see: everything for administrators; else one's own articles' chats, those assigned, and those open to all.</summary>
    public static IQueryable<Conversation> VisibleTo(this IQueryable<Conversation> conversations, SignedInUser user)
    {
        if (!user.MayAnswer)
        {
            return conversations.Where(_ => false);
        }

        return user.IsAdministrator
            ? conversations
            : conversations.Where(conversation =>
                conversation.OpenToAll || conversation.AssignedToId == user.Id || conversation.Article!.AuthorId == user.Id);
    }

    public static IQueryable<Conversation> OfVisitor(this IQueryable<Conversation> conversations, Guid visitorId) =>
        conversations.Where(conversation => conversation.VisitorId == visitorId);

    public static IQueryable<Conversation> Open(this IQueryable<Conversation> conversations) =>
        conversations.Where(conversation => conversation.ClosedUtc == null);

    public static IQueryable<Conversation> Closed(this IQueryable<Conversation> conversations) =>
        conversations.Where(conversation => conversation.ClosedUtc != null);

    /// <summary>The conversation if this side may see it, else null.</summary>
    public static Task<Conversation?> FindConversationAsync(this BlogDbContext db, Guid conversationId, ChatIdentity identity, CancellationToken cancellationToken) =>
        identity.Scope(db.Conversations.AsNoTracking()).SingleOrDefaultAsync(conversation => conversation.Id == conversationId, cancellationToken);
}
