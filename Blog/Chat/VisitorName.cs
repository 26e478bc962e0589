using Blog.Accounts;
using Blog.Data;

namespace Blog.Chat;

/// <summary>
/// The name that a visitor gives. It is a label and nothing more: two visitors may share one, but none may take an
/// account's.
/// </summary>
public static class VisitorName
{
    public static string Normalize(string? name) => PersonName.Normalize(name);

    /// <summary>Why a normalized name can not be used, as a key of the texts; null when it can.</summary>
    public static string? Refusal(string normalized) => normalized.Length switch
    {
        0 => "Write your name first.",
        > Conversation.MaxNameLength => "That name is too long: 60 characters at most.",
        _ => null,
    };

    public static Task<bool> IsTakenAsync(BlogDbContext db, string normalized, CancellationToken cancellationToken) =>
        db.IsNameTakenAsync(normalized, ownId: null, cancellationToken);
}
