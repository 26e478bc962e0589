using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <param name="Password">A new one; empty leaves the old one.</param>
public sealed record AccountChange(string? DisplayName, string? Email, string? Password, bool IsAdministrator, bool IsAuthor);

/// <summary>What administrators change about an account. The user name stays: it is a part of addresses.</summary>
public sealed class ChangeAccount(BlogDbContext db, IPasswordHasher<User> hasher, ILookupNormalizer names, OpenConnections connections)
{
    /// <summary>Gives what is wrong; nothing, when the change was made.</summary>
    public async Task<IReadOnlyList<AccountRefusal>> HandleAsync(UserView user, AccountChange change, Guid byId, CancellationToken cancellationToken)
    {
        var details = AccountDetails.From(change.DisplayName, change.Email);
        var refusals = Refusals(user, details, change.Password, byId).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }

        // Outside the write: it takes a tenth of a second, and everybody else who writes would wait for it.
        var hash = string.IsNullOrEmpty(change.Password) ? null : hasher.HashPassword(new User { DisplayName = "" }, change.Password);
        var refusal = await db.WriteAsync(() => StoreAsync(user.Id, details, change, hash, byId, cancellationToken), cancellationToken);
        if (refusal is not null)
        {
            return [refusal];
        }

        await CloseAsync(user, change, isNewPassword: hash is not null, cancellationToken);
        return [];
    }

    private static IEnumerable<AccountRefusal> Refusals(UserView user, AccountDetails details, string? password, Guid byId)
    {
        foreach (var refusal in details.Refusals())
        {
            yield return refusal;
        }

        if (string.IsNullOrEmpty(password))
        {
            yield break;
        }

        // One's own is changed where the current one is asked for.
        var weak = user.Id == byId ? "Change your own password in your settings." : AccountRules.PasswordRefusal(password, user.UserName);
        if (weak is not null)
        {
            yield return new AccountRefusal(nameof(AccountChange.Password), weak);
        }
    }

    private async Task<AccountRefusal?> StoreAsync(Guid userId, AccountDetails details, AccountChange change, string? hash, Guid byId, CancellationToken cancellationToken)
    {
        if (await db.Users.SingleOrDefaultAsync(stored => stored.Id == userId, cancellationToken) is not { } user)
        {
            return new AccountRefusal("", "This account does not exist any more.");
        }

        if (!change.IsAdministrator && await db.StepDownRefusalAsync(user, byId, cancellationToken) is { } refusal)
        {
            return new AccountRefusal(nameof(AccountChange.IsAdministrator), refusal);
        }

        if (await details.ApplyAsync(db, user, names, cancellationToken) is { } taken)
        {
            return taken;
        }

        (user.IsAdministrator, user.IsAuthor) = (change.IsAdministrator, change.IsAuthor);
        if (hash is not null)
        {
            await db.ChangePasswordAsync(user, hash, keptSession: null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task CloseAsync(UserView before, AccountChange change, bool isNewPassword, CancellationToken cancellationToken)
    {
        if (isNewPassword)
        {
            connections.Close(await connections.OwnersOfAsync(before.Id, cancellationToken));
        }
        else if ((before.IsAdministrator && !change.IsAdministrator) || (before.IsAuthor && !change.IsAuthor))
        {
            connections.CloseDesk(before.Id);
        }
    }
}
