using System.Globalization;
using System.Text;
using Blog.Data;

namespace Blog.Articles;

/// <summary>The last part of an address, made of a title or a tag. Letters of every script stay, accents of ours go.</summary>
public static class Slug
{
    private const int MaxLength = Article.MaxSlugLength;

    /// <summary>Never empty, never a reserved word, at most <see cref="Article.MaxSlugLength"/> characters.</summary>
    public static string From(string title)
    {
        var slug = Shorten(Join(title));
        if (slug.Length == 0)
        {
            slug = Shorten(CodePoints(title));
        }

        return IsReserved(slug) ? Numbered(slug, 1) : slug;
    }

    /// <summary>The same slug with a number, for when it is taken.</summary>
    public static string Numbered(string slug, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return slug[..Math.Min(slug.Length, MaxLength - end.Length)].TrimEnd('-') + end;
    }

    /// <summary>/articles/new is the editor, /articles/mine the list of what somebody may edit.</summary>
    public static bool IsReserved(string slug) => slug is "new" or "mine";

    private static string Join(string title)
    {
        var slug = new StringBuilder();
        foreach (var rune in title.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var part = Part(rune);
            if (part == "-")
            {
                Separate(slug);
                continue;
            }

            // "C++" is c-plus-plus: a word of its own for each sign.
            if (rune.Value is '#' or '+')
            {
                Separate(slug);
            }

            slug.Append(part);
            if (rune.Value is '#' or '+')
            {
                Separate(slug);
            }
        }

        return slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
    }

    private static string Part(Rune rune) => rune.Value switch
    {
        '#' => "sharp",
        '+' => "plus",
        >= 0x300 and <= 0x36F => "",
        '\'' or '’' => "",
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'ø' or 'Ø' => "o",
        'œ' or 'Œ' => "oe",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' => "d",
        'º' => "o",
        'ª' => "a",
        _ when Rune.IsLetterOrDigit(rune) || IsMark(rune) => Rune.ToLowerInvariant(rune).ToString(),
        _ => "-",
    };

    // Vowel signs of Indic scripts are part of the word.
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && rune.Value < 0xFE00;

    private static void Separate(StringBuilder slug)
    {
        if (slug.Length > 0 && slug[^1] != '-')
        {
            slug.Append('-');
        }
    }

    /// <summary>A title of signs only, such as 🎉, is known by their numbers.</summary>
    private static string CodePoints(string title)
    {
        var points = title.EnumerateRunes()
            .Where(rune => !Rune.IsWhiteSpace(rune))
            .Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture));
        var slug = string.Join('-', points);
        return slug.Length > 0 ? $"u-{slug}" : "untitled";
    }

    private static string Shorten(string slug)
    {
        if (slug.Length <= MaxLength)
        {
            return slug;
        }

        var end = slug.LastIndexOf('-', MaxLength);
        if (end <= 0)
        {
            end = char.IsHighSurrogate(slug[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        }

        return slug[..end].TrimEnd('-');
    }
}
