namespace Blog.Data;

/// <summary>An answer that is kept for use again.</summary>
public sealed class CannedReply
{
    public int Id { get; set; }

    /// <summary>Whose it is; null for one that all authors share.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>What is typed after "/": 1 to <see cref="MaxShortcutLength"/> letters, digits and hyphens, lower case.</summary>
    public required string Shortcut { get; set; }

    /// <summary>At most <see cref="Message.MaxTextLength"/> characters; {name} and {article} are filled in when it is used.</summary>
    public required string Text { get; set; }

    public const int MaxShortcutLength = 30;

    /// <summary>How many an author has at most, and how many are shared at most.</summary>
    public const int MaxOfOne = 200;
}
