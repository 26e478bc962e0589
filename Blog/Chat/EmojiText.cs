using System.Globalization;
using System.Text;

namespace Blog.Chat;

/// <summary>Messages that are one picture and no words: they are drawn larger.</summary>
public static class EmojiText
{
    /// <summary>Longer than any that is drawn as one picture.</summary>
    private const int MostUnits = 32;

    public static bool IsOne(string text) =>
        text.Length is > 0 and <= MostUnits
        && StringInfo.GetNextTextElementLength(text) == text.Length
        && Rune.TryGetRuneAt(text, 0, out var first)
        && (first.Value is >= 0x1F000 and <= 0x1FAFF || (first.Value is >= 0x2190 and <= 0x2BFF && text.EndsWith('\uFE0F')) || first.Value is >= 0x2600 and <= 0x27BF);
}
