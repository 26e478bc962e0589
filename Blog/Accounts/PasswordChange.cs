using Blog.Data;

namespace Blog.Accounts;

internal static class PasswordChange
{
    /// <summary>
    /// Gives a loaded user a new password and ends the sessions of the old one, but for one that may stay. An account
    /// that rests after wrong guesses is open again. Called inside a write, which stores the user.
    /// </summary>
    public static Task ChangePasswordAsync(this BlogDbContext db, User user, string hash, string? keptSession, CancellationToken cancellationToken)
    {
        user.PasswordHash = hash;
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
        return db.EndSessionsAsync(user, keptSession, cancellationToken);
    }
}
