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

/// <param name="Person">Who is on the other side; null for all authors.</param>
/// <param name="Availability">Whether somebody is here; null where that is beside the point.</param>
/// <param name="IsLive">Whether the pane has a line to the server.</param>
public sealed record PaneHead(string? Person, Availability? Availability, bool IsLive, PaneMenu? Menu)
{
    public static PaneHead OfAuthors { get; } = new(null, null, IsLive: false, null);

    /// <summary>What is shown, as a key of the texts, where nobody is on the other side.</summary>
    public string Title { get; init; } = "The authors";
}
