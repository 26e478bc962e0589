using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// Sends people away whose account has changed. What is open on this machine closes at once; connections to another
/// machine look by themselves, every 20 seconds.
/// </summary>
public sealed class OpenConnections(BlogDbContext db, ConnectionRegistry registry)
{
    /// <summary>The owners that stand for a user on both sides of the chat. A deletion unties the visitor: ask before.</summary>
    internal async Task<IReadOnlyList<string>> OwnersOfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var visitors = await db.Visitors.Where(visitor => visitor.UserId == userId).Select(visitor => visitor.Id).ToListAsync(cancellationToken);
        return [ConnectionOwner.User(userId), .. visitors.Select(ConnectionOwner.Visitor)];
    }

    /// <summary>Closes all that these owners have open, but for what one session may keep.</summary>
    internal void Close(IEnumerable<string> owners, string? keptSession = null)
    {
        foreach (var owner in owners)
        {
            registry.CloseAllOf(owner, CloseReason.NotAllowed, keptSession);
        }
    }

    /// <summary>Closes the author's side only.</summary>
    internal void CloseDesk(Guid userId) => Close([ConnectionOwner.User(userId)]);
}
