namespace Blog.Accounts;

/// <summary>The names of the authorization policies.</summary>
public static class Policies
{
    /// <summary>Administrators and authors.</summary>
    public const string Answer = "answer";

    public const string Administer = "administer";
}
