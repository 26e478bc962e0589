using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// Which visitor a request comes from: the signed-in user's, so that a chat follows its account, else the cookie's.
/// </summary>
public sealed class CurrentVisitor(VisitorCookie cookie, CurrentUser currentUser, BlogDbContext db)
{
    /// <summary>The visitor's id, or null for a browser that has none yet.</summary>
    public async Task<Guid?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken);
        var fromCookie = cookie.Read(context);
        if (user is null)
        {
            return fromCookie is { } id && !await BelongsToAnAccountAsync(id, cancellationToken) ? id : null;
        }

        var linked = await db.Visitors.Where(visitor => visitor.UserId == user.Id).Select(visitor => (Guid?)visitor.Id).SingleOrDefaultAsync(cancellationToken);
        if (linked is not null)
        {
            return linked;
        }

        return fromCookie is { } own && !await BelongsToAnAccountAsync(own, cancellationToken) ? own : null;
    }

    /// <summary>Like <see cref="FindAsync"/>, but a browser without a visitor gets a new one, in its cookie only.</summary>
    public async Task<Guid> FindOrIssueAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = await FindAsync(context, cancellationToken) ?? Conversation.NewId();
        cookie.Write(context, id);
        return id;
    }

    /// <summary>
    /// Ties the cookie's visitor to the account that just signed in, if neither has a partner yet, so that an open
    /// chat goes on under the account.
    /// </summary>
    public async Task LinkAsync(HttpContext context, Guid userId, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is not { } visitorId)
        {
            return;
        }

        await db.WriteAsync(
            async () =>
            {
                if (!await db.Visitors.AnyAsync(visitor => visitor.UserId == userId, cancellationToken))
                {
                    await db.Visitors
                        .Where(visitor => visitor.Id == visitorId && visitor.UserId == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(visitor => visitor.UserId, userId), cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Takes the cookie away on signing out when its visitor is the account's: the chat stays with the account.</summary>
    public async Task UnlinkAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is { } id && await BelongsToAnAccountAsync(id, cancellationToken))
        {
            cookie.Delete(context);
        }
    }

    private Task<bool> BelongsToAnAccountAsync(Guid visitorId, CancellationToken cancellationToken) =>
        db.Visitors.AnyAsync(visitor => visitor.Id == visitorId && visitor.UserId != null, cancellationToken);
}
