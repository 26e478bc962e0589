using System.Linq.Expressions;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

public static class SignedInUsers
{
    internal static readonly Expression<Func<User, SignedInUser>> OfUser = user =>
        new SignedInUser(user.Id, user.UserName!, user.DisplayName, user.IsAdministrator, user.IsAuthor)
        {
            IsAway = user.IsAway,
            HasKeys = user.HasKeys,
            Quiet = user.QuietFrom == null ? null : new QuietHours(user.QuietFrom.Value, user.QuietUntil!.Value),
        };

    /// <summary>The account as it is now, or null when it is disabled or gone, or when
    /// the session has ended: for connections that outlive their request.</summary>
    public static Task<SignedInUser?> FindSignedInAsync(this BlogDbContext db, Guid userId, string? session, CancellationToken cancellationToken) =>
        db.Users
            .Where(user => user.Id == userId && !user.IsDisabled)
            .Where(user => db.OpenSessions(userId).Any(token => token.Name == session))
            .Select(OfUser)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whether a session goes on; false as well once its user is disabled or gone.</summary>
    public static Task<bool> IsSignedInAsync(this BlogDbContext db, string session, CancellationToken cancellationToken) =>
        db.AllSessions().AnyAsync(token => token.Name == session && db.Users.Any(user => user.Id == token.UserId && !user.IsDisabled), cancellationToken);
}
