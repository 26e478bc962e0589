using System.Security.Claims;
using System.Text;
using Blog.Data;
using Blog.Realtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>
/// Signs people in and out. A refusal never tells why, neither in words nor by its time: an unknown name costs the same
/// work as a wrong password, and an account that rests is refused like any other.
/// </summary>
public sealed class SignIn(
    BlogDbContext db,
    IPasswordHasher<User> hasher,
    ILookupNormalizer names,
    SignInManager<User> cookies,
    ConnectionRegistry connections,
    TimeProvider clock)
{
    /// <summary>After this many wrong passwords in a row the account rests.</summary>
    public const int MaxTries = 10;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>Signs the person in if name and password belong together and the account is open; otherwise gives null.</summary>
    public async Task<User?> WithPasswordAsync(string userName, string password, bool remember, CancellationToken cancellationToken)
    {
        var (user, isResting) = await CountTryAsync(Normalize(userName), cancellationToken);
        var verdict = Verify(user, password);
        if (user is null || isResting || user.IsDisabled || verdict == PasswordVerificationResult.Failed)
        {
            return null;
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, password);
        }

        var session = await StartSessionAsync(user, cancellationToken);
        CloseConnections();
        var properties = new AuthenticationProperties { IsPersistent = remember };
        await cookies.SignInWithClaimsAsync(user, properties, [new Claim(Session.IdClaim, session)]);
        return user;
    }

    public async Task OutAsync(CancellationToken cancellationToken)
    {
        if (SessionOfThisBrowser() is { } session)
        {
            await db.WriteAsync(
                () => db.EndedSessions(session, Guid.Empty, clock.GetUtcNow()).ExecuteDeleteAsync(cancellationToken),
                cancellationToken);
            CloseConnections();
        }

        await cookies.SignOutAsync();
    }

    /// <summary>Whether the password is the user's; a wrong one counts like a failed sign-in.</summary>
    internal async Task<bool> ConfirmAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var (user, isResting) = await CountTryAsync(Normalize(userName), cancellationToken);
        if (user is null || isResting || Verify(user, password) == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await db.WriteAsync(() => SetTriesAsync(user, tries: 0, restsUntil: null, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>Writes the cookie of this session again, with the user's new stamp and the end that it had.</summary>
    internal async Task RenewAsync(User user)
    {
        var ticket = await cookies.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await cookies.SignInWithClaimsAsync(user, ticket.Properties, [new Claim(Session.IdClaim, SessionOfThisBrowser()!)]);
    }

    /// <summary>User names are plain ASCII. What is not would be nobody's, and some of it (U+FFFE) makes the normalizer throw.</summary>
    private string Normalize(string userName) => Ascii.IsValid(userName) ? names.NormalizeName(userName) : userName;

    /// <summary>
    /// The try is counted before the password is looked at: many guesses sent at once would otherwise all be verified
    /// before the first of them is counted. A right password takes the count back.
    /// </summary>
    private Task<(User? User, bool IsResting)> CountTryAsync(string name, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow();
                var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedUserName == name, cancellationToken);
                if (user is null || user.LockoutEnd > now)
                {
                    await TouchAsync(user, cancellationToken);
                    return (user, IsResting: user is not null);
                }

                var isLast = user.AccessFailedCount + 1 >= MaxTries;
                await SetTriesAsync(user, isLast ? 0 : user.AccessFailedCount + 1, isLast ? now + Rest : null, cancellationToken);
                return (user, IsResting: false);
            },
            cancellationToken);

    /// <summary>Writes a row as it is: counting takes a write, and without one the time would tell that nothing was counted.</summary>
    private Task<int> TouchAsync(User? user, CancellationToken cancellationToken)
    {
        var rows = user is null ? db.Users.OrderBy(any => any.Id).Take(1) : db.Users.Where(stored => stored.Id == user.Id);
        return rows.ExecuteUpdateAsync(set => set.SetProperty(stored => stored.AccessFailedCount, stored => stored.AccessFailedCount), cancellationToken);
    }

    private PasswordVerificationResult Verify(User? user, string password)
    {
        if (user?.PasswordHash is { } hash)
        {
            return hasher.VerifyHashedPassword(user, hash, password);
        }

        // Making a hash is the same work as verifying one.
        _ = hasher.HashPassword(new User { DisplayName = "" }, password);
        return PasswordVerificationResult.Failed;
    }

    private Task<string> StartSessionAsync(User user, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow();
                await SetTriesAsync(user, tries: 0, restsUntil: null, cancellationToken);
                await db.Users.Where(stored => stored.Id == user.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.PasswordHash, user.PasswordHash), cancellationToken);
                await db.EndedSessions(SessionOfThisBrowser(), user.Id, now).ExecuteDeleteAsync(cancellationToken);
                var session = Session.StartFor(user, now);
                db.UserTokens.Add(session);
                await db.SaveChangesAsync(cancellationToken);
                return session.Name;
            },
            cancellationToken);

    private Task<int> SetTriesAsync(User user, int tries, DateTimeOffset? restsUntil, CancellationToken cancellationToken) =>
        db.Users.Where(stored => stored.Id == user.Id).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.AccessFailedCount, tries).SetProperty(stored => stored.LockoutEnd, restsUntil),
            cancellationToken);

    private void CloseConnections()
    {
        if (SessionOfThisBrowser() is { } ended)
        {
            connections.CloseSession(ended, CloseReason.NotAllowed);
        }
    }

    private string? SessionOfThisBrowser() => Session.IdOf(cookies.Context.User);
}
