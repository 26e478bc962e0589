namespace Blog.Data;

/// <summary>What an administrator can switch while the blog runs: one row, made at the first start.</summary>
public sealed class BlogSettings
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>Whether readers may make accounts for themselves.</summary>
    public bool IsRegistrationOpen { get; set; }

    /// <summary>Whether the first comment of a new user waits until an author approves it.</summary>
    public bool HoldsFirstComments { get; set; } = true;
}
