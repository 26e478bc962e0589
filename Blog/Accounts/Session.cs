using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// One sign-in in one browser. Its id stands in the cookie and among the user's tokens; signing out deletes the token, so
/// that a copy of the cookie, kept or stolen, is dead with it. A new password changes the stamp and ends them all.
/// </summary>
public static class Session
{
    internal const string IdClaim = "session";
    internal const string StampClaim = "stamp";
    private const string Provider = "session";

    /// <summary>How long "Remember me" remembers, counted from the sign-in and never prolonged.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);

    /// <summary>
    /// The user whom a sign-in cookie stands for, or nobody if the session has ended or the user is disabled. A socket
    /// outlives requests and asks again with a context of its own.
    /// </summary>
    public static IQueryable<SignedInUser> SignedInAs(this BlogDbContext db, ClaimsPrincipal cookie)
    {
        var id = Guid.TryParse(cookie.FindFirstValue(ClaimTypes.NameIdentifier), out var userId) ? userId : Guid.Empty;
        var stamp = cookie.FindFirstValue(StampClaim);
        var session = cookie.FindFirstValue(IdClaim);
        return db.Users
            .Where(user => user.Id == id && !user.IsDisabled && user.SecurityStamp == stamp)
            .Where(user => db.OpenSessions(id).Any(token => token.Name == session))
            .Select(SignedInUsers.OfUser);
    }

    /// <summary>The session that a sign-in cookie stands for; null for nobody.</summary>
    public static string? IdOf(ClaimsPrincipal cookie) => cookie.FindFirstValue(IdClaim);

    internal static IQueryable<IdentityUserToken<Guid>> OpenSessions(this BlogDbContext db, Guid userId) =>
        db.AllSessions().Where(token => token.UserId == userId);

    internal static IQueryable<IdentityUserToken<Guid>> AllSessions(this BlogDbContext db) =>
        db.UserTokens.Where(token => token.LoginProvider == Provider);

    /// <summary>
    /// Ends the sessions of a user who is being changed, but for one that may stay; its cookie needs the new stamp.
    /// Called inside a write, which stores the stamp.
    /// </summary>
    internal static Task EndSessionsAsync(this BlogDbContext db, User user, string? kept, CancellationToken cancellationToken)
    {
        user.SecurityStamp = RandomNumberGenerator.GetHexString(32);
        return db.OpenSessions(user.Id).Where(token => token.Name != kept).ExecuteDeleteAsync(cancellationToken);
    }

    internal static IdentityUserToken<Guid> StartFor(User user, DateTimeOffset now) => new()
    {
        UserId = user.Id,
        LoginProvider = Provider,
        Name = RandomNumberGenerator.GetHexString(32),
        Value = Sortable(now + Length),
    };

    /// <summary>The session with this id, and those of the user that are over by themselves.</summary>
    internal static IQueryable<IdentityUserToken<Guid>> EndedSessions(this BlogDbContext db, string? endedId, Guid userId, DateTimeOffset now)
    {
        var moment = Sortable(now);
#pragma warning disable CA1309 // The database compares; EF translates no other way of asking for it.
        return db.UserTokens.Where(token => token.LoginProvider == Provider
            && (token.Name == endedId || (token.UserId == userId && string.Compare(token.Value, moment) < 0)));
#pragma warning restore CA1309
    }

    private static string Sortable(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
