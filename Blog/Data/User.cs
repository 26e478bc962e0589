using Microsoft.AspNetCore.Identity;

namespace Blog.Data;

/// <summary>Somebody with an account. The two flags are independent; a user with neither is a registered reader.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>1 to <see cref="MaxDisplayNameLength"/> characters, shown beside what the user wrote.</summary>
    [PersonalData]
    public required string DisplayName { get; set; }

    public bool IsAdministrator { get; set; }

    public bool IsAuthor { get; set; }

    /// <summary>A disabled user cannot sign in; what the user wrote stays.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The user chose to be away though the Chats page is open.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether unread questions are told by e-mail while the Chats page is closed.</summary>
    public bool WantsChatMail { get; set; } = true;

    /// <summary>Whether single keys do something on the Chats page.</summary>
    public bool HasKeys { get; set; } = true;

    /// <summary>When the Chats page begins to ring for nothing, by the clock of the user's device; null for never.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>When it rings again; there exactly when <see cref="QuietFrom"/> is.</summary>
    public TimeOnly? QuietUntil { get; set; }

    public const int MaxDisplayNameLength = 60;
    public const int MaxUserNameLength = 40;
    public const int MaxEmailLength = 254;

    /// <summary>Whether the Chats section and the editor are open to the user.</summary>
    public bool MayAnswer => !IsDisabled && (IsAuthor || IsAdministrator);
}
