using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <param name="CurrentPassword">Asked for with a new password only: browsers fill it in by themselves.</param>
/// <param name="WantsChatMail">Counts for those who answer only.</param>
public sealed record OwnChange(string? DisplayName, string? Email, bool WantsChatMail, string? CurrentPassword, string? NewPassword)
{
    /// <summary>The two times of <see cref="QuietHours"/> as they were written. They count for those who answer only.</summary>
    public (string? From, string? Until) Quiet { get; init; }

    public bool IsNewPassword => !string.IsNullOrEmpty(NewPassword);
}

/// <summary>What people change about their own account.</summary>
public sealed class OwnAccount(BlogDbContext db, SignIn signIn, IPasswordHasher<User> hasher, ILookupNormalizer names, OpenConnections connections)
{
    /// <summary>Gives what is wrong; nothing, when the change was made. A new password ends all other sessions.</summary>
    public async Task<IReadOnlyList<AccountRefusal>> ChangeAsync(SignedInUser me, string? session, OwnChange change, CancellationToken cancellationToken)
    {
        var details = AccountDetails.From(change.DisplayName, change.Email);
        var quiet = QuietHours.Parse(change.Quiet.From, change.Quiet.Until, out var unclear);
        List<AccountRefusal> refusals = [.. details.Refusals(), .. await PasswordRefusalsAsync(me, change, cancellationToken)];
        if (unclear is not null && me.MayAnswer)
        {
            refusals.Add(new AccountRefusal("QuietFrom", unclear));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var hash = change.IsNewPassword ? hasher.HashPassword(new User { DisplayName = "" }, change.NewPassword!) : null;
        var (user, taken) = await db.WriteAsync(() => StoreAsync(me, session, details, change, quiet, hash, cancellationToken), cancellationToken);
        if (taken is not null)
        {
            return [taken];
        }

        if (hash is not null)
        {
            await signIn.RenewAsync(user);
            connections.Close(await connections.OwnersOfAsync(me.Id, cancellationToken), keptSession: session);
        }

        return [];
    }

    /// <summary>Ends every session of the user, this one included, and closes what is open.</summary>
    public async Task SignOutEverywhereAsync(Guid userId, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            async () =>
            {
                var user = await db.Users.SingleAsync(user => user.Id == userId, cancellationToken);
                await db.EndSessionsAsync(user, kept: null, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        connections.Close(await connections.OwnersOfAsync(userId, cancellationToken));
        await signIn.OutAsync(cancellationToken);
    }

    private async Task<IEnumerable<AccountRefusal>> PasswordRefusalsAsync(SignedInUser me, OwnChange change, CancellationToken cancellationToken)
    {
        if (!change.IsNewPassword)
        {
            return [];
        }

        if (AccountRules.PasswordRefusal(change.NewPassword, me.UserName) is { } weak)
        {
            return [new AccountRefusal(nameof(change.NewPassword), weak)];
        }

        if (string.IsNullOrEmpty(change.CurrentPassword))
        {
            return [new AccountRefusal(nameof(change.CurrentPassword), "Write your current password to choose a new one.")];
        }

        return await signIn.ConfirmAsync(me.UserName, change.CurrentPassword, cancellationToken)
            ? []
            : [new AccountRefusal(nameof(change.CurrentPassword), "That is not your current password. After ten wrong ones an account rests for five minutes.")];
    }

    private async Task<(User User, AccountRefusal? Taken)> StoreAsync(SignedInUser me, string? session, AccountDetails details, OwnChange change, QuietHours? quiet, string? hash, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(user => user.Id == me.Id, cancellationToken);
        if (await details.ApplyAsync(db, user, names, cancellationToken) is { } taken)
        {
            return (user, taken);
        }

        if (me.MayAnswer)
        {
            user.WantsChatMail = change.WantsChatMail;
            (user.QuietFrom, user.QuietUntil) = (quiet?.From, quiet?.Until);
        }

        if (hash is not null)
        {
            await db.ChangePasswordAsync(user, hash, session, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (user, null);
    }
}
