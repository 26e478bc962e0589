using Blog.Data;
using Blog.Mail;

namespace Blog.Chat;

/// <summary>The address that a visitor may leave for a late answer.</summary>
public static class VisitorEmail
{
    /// <summary>Null for none.</summary>
    public static string? Normalize(string? email) => email?.Trim() is { Length: > 0 } given ? given : null;

    /// <summary>Why a normalized address can not be used, as a key of the texts; null when it can, or when there is none.</summary>
    public static string? Refusal(string? email) =>
        email is null || (email.Length <= Conversation.MaxEmailLength && MailAddress.Parse(email) is not null)
            ? null
            : "That does not look like an e-mail address.";
}
