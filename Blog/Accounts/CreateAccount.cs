using Blog.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <param name="DisplayName">Left empty, the user name stands in.</param>
public sealed record NewAccount(string? UserName, string? DisplayName, string? Email, string? Password)
{
    public bool IsAdministrator { get; init; }

    public bool IsAuthor { get; init; }

    /// <summary>Whether readers make it for themselves, which the stored switch must allow.</summary>
    public bool IsRegistration { get; init; }
}

/// <summary>Makes accounts, for administrators and for readers who register.</summary>
public sealed class CreateAccount(BlogDbContext db, UserManager<User> users, IPasswordHasher<User> hasher)
{
    public const string RegistrationIsClosed = "This blog takes no new accounts at the moment.";

    /// <summary>Gives what is wrong; nothing, when the account was made.</summary>
    public async Task<IReadOnlyList<AccountRefusal>> HandleAsync(NewAccount account, CancellationToken cancellationToken)
    {
        var userName = account.UserName?.Trim() ?? "";
        var details = AccountDetails.From(string.IsNullOrWhiteSpace(account.DisplayName) ? userName : account.DisplayName, account.Email);
        var refusals = Refusals(userName, details, account.Password).ToList();
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var user = new User
        {
            UserName = userName,
            DisplayName = details.DisplayName,
            Email = details.Email,
            IsAdministrator = account.IsAdministrator,
            IsAuthor = account.IsAuthor,
        };
        // Outside the write: it takes a tenth of a second, and everybody else who writes would wait for it.
        user.PasswordHash = hasher.HashPassword(user, account.Password!);
        return await db.WriteAsync(() => StoreAsync(user, account.IsRegistration, cancellationToken), cancellationToken) is { } refusal ? [refusal] : [];
    }

    private static IEnumerable<AccountRefusal> Refusals(string userName, AccountDetails details, string? password)
    {
        if (AccountRules.UserNameRefusal(userName) is { } name)
        {
            yield return new AccountRefusal(nameof(NewAccount.UserName), name);
        }

        // An empty display name is the user name's fault, and was said already.
        foreach (var refusal in details.Refusals().Where(refusal => userName.Length > 0 || refusal.Field != nameof(NewAccount.DisplayName)))
        {
            yield return refusal;
        }

        if (AccountRules.PasswordRefusal(password, userName) is { } weak)
        {
            yield return new AccountRefusal(nameof(NewAccount.Password), weak);
        }
    }

    private async Task<AccountRefusal?> StoreAsync(User user, bool isRegistration, CancellationToken cancellationToken)
    {
        if (isRegistration && !await db.Settings.Select(settings => settings.IsRegistrationOpen).SingleAsync(cancellationToken))
        {
            return new AccountRefusal("", RegistrationIsClosed);
        }

        if (await db.IsNameTakenAsync(user.UserName!, ownId: null, cancellationToken))
        {
            return new AccountRefusal(nameof(NewAccount.UserName), AccountDetails.NameIsTaken);
        }

        if (await db.IsNameTakenAsync(user.DisplayName, ownId: null, cancellationToken))
        {
            return new AccountRefusal(nameof(NewAccount.DisplayName), AccountDetails.NameIsTaken);
        }

        var result = await users.CreateAsync(user);
        return result.Succeeded ? null : throw new InvalidOperationException(result.ToString());
    }
}
