using System.Collections.Frozen;
using Blog.Data;
using Blog.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Blog.Accounts;

/// <summary>
/// Refuses what guessers try first: the 3,000 most used passwords of at least eight characters (from zxcvbn's list, MIT
/// licence, Dropbox), in whatever case, and the user's own name.
/// </summary>
internal sealed class CommonPasswords(IStringLocalizer<Text> texts) : IPasswordValidator<User>
{
    internal const string Refused = "This password is among the first that a guesser tries. Choose another.";

    private static readonly Lazy<FrozenSet<string>> Known = new(() => Read().ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(IsCommon(password, user.UserName) ? IdentityResult.Failed(Refusal()) : IdentityResult.Success);

    internal static bool IsCommon(string? password, string? userName) =>
        password is not null
        && (Known.Value.Contains(password) || string.Equals(password, userName, StringComparison.OrdinalIgnoreCase));

    private IdentityError Refusal() => new()
    {
        Code = nameof(CommonPasswords),
        Description = texts[Refused],
    };

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Blog.Accounts.CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
