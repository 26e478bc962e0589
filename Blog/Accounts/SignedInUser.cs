namespace Blog.Accounts;

/// <summary>Who is signed in, and what the two flags allow now.</summary>
public sealed record SignedInUser(Guid Id, string UserName, string DisplayName, bool IsAdministrator, bool IsAuthor)
{
    /// <summary>The user chose to be away though the Chats page is open.</summary>
    public bool IsAway { get; init; }

    /// <summary>Whether single keys do something on the Chats page.</summary>
    public bool HasKeys { get; init; }

    /// <summary>When nothing rings; null for never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether the Chats section and the editor are open to the user.</summary>
    public bool MayAnswer => IsAdministrator || IsAuthor;
}
