using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Puts the Chats page together for an author.</summary>
public sealed class Desks(BlogDbContext db, IAntiforgery antiforgery)
{
    public async Task<DeskModel> OpenAsync(SignedInUser user, bool closed, ThreadModel? thread, CancellationToken cancellationToken) =>
        new(await db.InboxAsync(user, closed, isUpdate: false, cancellationToken), thread);

    /// <summary>One conversation, or null when the author may not see it.</summary>
    public async Task<ThreadModel?> ThreadAsync(HttpContext context, SignedInUser user, Guid conversationId, long? before, CancellationToken cancellationToken)
    {
        var identity = ChatIdentity.Author(user);
        var found = await identity.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new { row.VisitorName, IsSignedIn = row.Visitor!.UserId != null, row.VisitorEmail, row.Article!.Slug, row.Article.Title })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || await db.ThreadStateAsync(conversationId, identity, cancellationToken) is not { } state)
        {
            return null;
        }

        return new ThreadModel(
            conversationId,
            found.VisitorName,
            found.IsSignedIn,
            found.VisitorEmail,
            new AboutArticle(found.Slug is null ? null : $"/articles/{found.Slug}", found.Title),
            state,
            await db.BeforeAsync(conversationId, before ?? long.MaxValue, cancellationToken),
            new ComposerModel(conversationId, "/chats/messages", "Reply", "Write an answer…", Guid.NewGuid(), antiforgery.GetAndStoreTokens(context).RequestToken!));
    }
}
