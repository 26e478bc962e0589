using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>Takes a browser's key to its chats away; the authors keep what was said.</summary>
public sealed class ForgetVisitor(CurrentVisitor currentVisitor, CurrentUser currentUser, VisitorCookie cookie, ConnectionRegistry connections, BlogDbContext db, TimeProvider time)
{
    /// <summary>False for a visitor who is blocked, and stays known as that.</summary>
    public async Task<bool> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindAsync(context, cancellationToken);
        if (!await DeleteCookieAsync(context, visitorId, cancellationToken))
        {
            return false;
        }

        if (visitorId is { } id && await currentUser.GetAsync(cancellationToken) is null)
        {
            CloseLinesAfterAnswer(context, id);
        }

        return true;
    }

    /// <inheritdoc cref="HandleAsync"/>
    public async Task<bool> DeleteCookieAsync(HttpContext context, Guid? visitorId, CancellationToken cancellationToken)
    {
        if (visitorId is { } known && await db.IsBlockedAsync(known, time, cancellationToken))
        {
            return false;
        }

        cookie.Delete(context);
        return true;
    }

    /// <summary>
    /// A line was let in by the cookie of then. As at a restart each comes back: with another browser's cookie, if a mail's link
    /// gave it one, it goes on, and without one it is told that it is over. Not before the browser has heard that its own is gone.
    /// </summary>
    private void CloseLinesAfterAnswer(HttpContext context, Guid visitorId) => context.Response.OnCompleted(() =>
    {
        connections.CloseAllOf(ChatIdentity.OwnerOfVisitor(visitorId), CloseReason.Restarting);
        return Task.CompletedTask;
    });
}
