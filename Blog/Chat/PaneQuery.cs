namespace Blog.Chat;

/// <summary>What somebody wants to see in the pane.</summary>
/// <param name="Path">The page that the visitor is on.</param>
/// <param name="Before">Messages before this number, for a page without script.</param>
public sealed record PaneQuery(string? Path = null, long? Before = null)
{
    /// <summary>The form of a new conversation, where the present one is closed.</summary>
    public bool IsNew { get; init; }

    /// <summary>The list of conversations that are over.</summary>
    public bool ListsEarlier { get; init; }

    /// <summary>One of those, by the public form of its id.</summary>
    public string? C { get; init; }
}
