using System.Text;
using Blog.Data;
using Blog.Web;

namespace Blog.Chat;

/// <summary>The one form in which a message is counted, compared and stored.</summary>
public static class MessageText
{
    /// <inheritdoc cref="PlainText.Normalize"/>
    public static string Normalize(string? text) => PlainText.Normalize(text);

    internal static bool IsNoncharacter(Rune rune) => PlainText.IsNoncharacter(rune);

    /// <summary>Why a normalized text can not be sent, as a key of the texts; null when it can.</summary>
    public static string? Refusal(string normalized) => normalized.Length switch
    {
        0 => "Write something first.",
        > Message.MaxTextLength => "That is too long: a message has at most 2,000 characters.",
        _ => null,
    };
}
