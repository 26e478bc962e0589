using System.Globalization;
using System.Text;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// The name that a visitor gives. It is a label and nothing more: two visitors may share one, but none may take an
/// account's.
/// </summary>
public static class VisitorName
{
    /// <summary>White space runs become one space, control and invisible characters go.</summary>
    public static string Normalize(string? name)
    {
        var visible = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                visible.Append(' ');
            }
            else if (!MessageText.IsNoncharacter(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))
            {
                visible.Append(rune.ToString());
            }
        }

        return string.Join(' ', visible.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Why a normalized name can not be used, as a key of the texts; null when it can.</summary>
    public static string? Refusal(string normalized) => normalized.Length switch
    {
        0 => "Write your name first.",
        > Conversation.MaxNameLength => "That name is too long: 60 characters at most.",
        _ => null,
    };

    /// <summary>
    /// Whether the name looks like a user name, or like a display name of two or more words. One-word display names
    /// are too common to be reserved; the author's badge protects those.
    /// </summary>
    public static async Task<bool> IsTakenAsync(BlogDbContext db, string normalized, CancellationToken cancellationToken)
    {
        var wanted = Skeleton(normalized);
        var users = db.Users.Select(user => new { user.UserName, user.DisplayName }).AsAsyncEnumerable();
        await foreach (var user in users.WithCancellation(cancellationToken))
        {
            if (wanted == Skeleton(user.UserName!) || (user.DisplayName.Contains(' ', StringComparison.Ordinal) && wanted == Skeleton(user.DisplayName)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is left of a name for an eye that does not look twice: compatibility forms, case, accents and look-alike letters are folded.</summary>
    internal static string Skeleton(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                skeleton.Append(LookAlikes.GetValueOrDefault(character, character));
            }
        }

        return skeleton.ToString();
    }

    // The letters of Cyrillic and Greek, and the digits, that pass for Latin ones in common faces (a small part of Unicode's confusables, UTS 39).
    private static readonly Dictionary<char, char> LookAlikes = new()
    {
        ['а'] = 'a',
        ['в'] = 'b',
        ['с'] = 'c',
        ['ԁ'] = 'd',
        ['е'] = 'e',
        ['һ'] = 'h',
        ['і'] = 'l',
        ['ј'] = 'j',
        ['к'] = 'k',
        ['м'] = 'm',
        ['н'] = 'h',
        ['о'] = 'o',
        ['р'] = 'p',
        ['ԛ'] = 'q',
        ['г'] = 'r',
        ['ѕ'] = 's',
        ['т'] = 't',
        ['у'] = 'y',
        ['ѵ'] = 'v',
        ['ԝ'] = 'w',
        ['х'] = 'x',
        ['α'] = 'a',
        ['β'] = 'b',
        ['ε'] = 'e',
        ['η'] = 'n',
        ['ι'] = 'l',
        ['κ'] = 'k',
        ['ν'] = 'v',
        ['ο'] = 'o',
        ['ρ'] = 'p',
        ['τ'] = 't',
        ['υ'] = 'u',
        ['χ'] = 'x',
        ['ı'] = 'l',
        ['i'] = 'l',
        ['1'] = 'l',
        ['0'] = 'o',
        ['ø'] = 'o',
        ['ł'] = 'l',
        ['đ'] = 'd',
    };
}
