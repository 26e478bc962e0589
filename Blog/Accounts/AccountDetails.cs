using Blog.Data;
using Microsoft.AspNetCore.Identity;

namespace Blog.Accounts;

/// <summary>Display name and address of an account, cleaned of what nobody sees.</summary>
internal sealed record AccountDetails(string DisplayName, string? Email)
{
    public static AccountDetails From(string? displayName, string? email) =>
        new(PersonName.Normalize(displayName), email?.Trim() is { Length: > 0 } given ? given : null);

    public IEnumerable<AccountRefusal> Refusals()
    {
        if (AccountRules.DisplayNameRefusal(DisplayName) is { } name)
        {
            yield return new AccountRefusal(nameof(DisplayName), name);
        }

        if (AccountRules.EmailRefusal(Email) is { } email)
        {
            yield return new AccountRefusal(nameof(Email), email);
        }
    }

    /// <summary>Gives a loaded user these details, unless the name is another account's. Called inside a write.</summary>
    public async Task<AccountRefusal?> ApplyAsync(BlogDbContext db, User user, ILookupNormalizer names, CancellationToken cancellationToken)
    {
        // A name that somebody has had for long stays theirs, whoever came later.
        if (DisplayName != user.DisplayName && await db.IsNameTakenAsync(DisplayName, user.Id, cancellationToken))
        {
            return new AccountRefusal(nameof(DisplayName), NameIsTaken);
        }

        user.DisplayName = DisplayName;
        user.Email = Email;
        user.NormalizedEmail = names.NormalizeEmail(Email);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return null;
    }

    public const string NameIsTaken = "That name belongs to another account, or looks like it. Choose another.";
}
