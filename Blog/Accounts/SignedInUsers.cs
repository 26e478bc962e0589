using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

public static class SignedInUsers
{
    /// <summary>The account as it is now, or null when it is disabled or gone: for connections that outlive their request.</summary>
    public static Task<SignedInUser?> FindSignedInAsync(this BlogDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Users
            .Where(user => user.Id == userId && !user.IsDisabled)
            .Select(user => new SignedInUser(user.Id, user.UserName!, user.DisplayName, user.IsAdministrator, user.IsAuthor))
            .SingleOrDefaultAsync(cancellationToken);
}
