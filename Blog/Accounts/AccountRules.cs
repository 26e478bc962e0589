using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Data;
using Blog.Mail;

namespace Blog.Accounts;

/// <summary>What a name, an address and a password must be like. Each gives a key of the texts, or null if all is well.</summary>
internal static partial class AccountRules
{
    public const int MinPasswordLength = 8;
    public const int MaxPasswordLength = 1_000;

    public static string? UserNameRefusal(string userName) => userName switch
    {
        "" => "Write a username.",
        { Length: > User.MaxUserNameLength } => "That username is too long: 40 characters at most.",
        _ when !UserNameShape().IsMatch(userName) => "A username has letters without accents and digits; dots, hyphens and underscores may stand between them.",
        // It would be the address of the page that makes users.
        _ when userName.Equals("new", StringComparison.OrdinalIgnoreCase) => "That username is reserved. Choose another.",
        _ => null,
    };

    public static string? DisplayNameRefusal(string normalized) => normalized switch
    {
        "" => "Write a display name.",
        { Length: > User.MaxDisplayNameLength } => "That name is too long: 60 characters at most.",
        _ when !normalized.Any(char.IsLetterOrDigit) => "A display name needs a letter or a digit.",
        _ => null,
    };

    public static string? EmailRefusal(string? email) =>
        email is null || (email.Length <= User.MaxEmailLength && MailAddress.Parse(email) is not null && email.EnumerateRunes().All(IsPrintable))
            ? null
            : "That does not look like an e-mail address.";

    public static string? PasswordRefusal(string? password, string userName) => password switch
    {
        null or "" => "Write a password.",
        { Length: < MinPasswordLength } => "That password is too short: 8 characters at least.",
        { Length: > MaxPasswordLength } => "That password is too long: 1,000 characters at most.",
        _ when CommonPasswords.IsCommon(password, userName) => CommonPasswords.Refused,
        _ => null,
    };

    private static bool IsPrintable(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);

    // Its first and last character are never a dot: as a part of an address, ".." would be another page.
    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserNameShape();
}
