namespace Blog.Chat;

/// <summary>What stands behind the three dots of the pane's head.</summary>
/// <param name="ConversationId">The conversation that is open, if one is.</param>
/// <param name="Token">The antiforgery token of the menu's forms.</param>
/// <param name="HasEarlier">Whether the visitor has conversations besides this one.</param>
/// <param name="IsSignedIn">Then the conversations belong to the account, and leave this device by signing out.</param>
public sealed record PaneMenu(Guid? ConversationId, string Token, bool HasEarlier, bool IsSignedIn)
{
    /// <summary>Whether there is an address to which a transcript can go.</summary>
    public bool HasEmail { get; init; }

    /// <summary>Whether anything of this visitor is stored.</summary>
    public bool HasAnything => ConversationId is not null || HasEarlier;
}

/// <param name="Title">Who is on the other side, or what is shown.</param>
/// <param name="Availability">Whether somebody is here; null where that is beside the point.</param>
/// <param name="IsLive">Whether the pane has a line to the server.</param>
public sealed record PaneHead(string Title, Availability? Availability, bool IsLive, PaneMenu? Menu);
