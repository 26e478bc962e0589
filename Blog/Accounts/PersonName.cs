using System.Globalization;
using System.Text;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Accounts;

/// <summary>What people call themselves, on an account or in the chat: how it is cleaned, and when it is somebody else's.</summary>
public static class PersonName
{
    /// <summary>White space runs become one space; control, invisible and unassigned characters go.</summary>
    public static string Normalize(string? name)
    {
        var visible = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                visible.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned))
            {
                visible.Append(rune.ToString());
            }
        }

        return string.Join(' ', visible.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// Whether the name looks like another account's user name, or like its display name of two or more words. One-word
    /// display names are too common to be reserved; the author's badge protects those.
    /// </summary>
    /// <param name="ownId">The account whose name it is to be; null for a new one and for a visitor.</param>
    public static async Task<bool> IsNameTakenAsync(this BlogDbContext db, string normalized, Guid? ownId, CancellationToken cancellationToken)
    {
        var wanted = Skeleton(normalized);
        var users = db.Users.Where(user => user.Id != ownId).Select(user => new { user.UserName, user.DisplayName }).AsAsyncEnumerable();
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
