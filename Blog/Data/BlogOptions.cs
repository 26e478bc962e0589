namespace Blog.Data;

/// <summary>The keys under "Blog": where the data lies and what an empty database starts with.</summary>
public sealed class BlogOptions
{
    public const string Section = "Blog";

    public string Title { get; set; } = "Low Water";

    public string Tagline { get; set; } = "Notes from a tidal river, kept every morning since 2019.";

    /// <summary>Holds the database and the keys; a relative path starts at the project's folder.</summary>
    public string DataDirectory { get; set; } = "App_Data";

    /// <summary>"demo" fills an empty database with demo content, "none" does not. Unset: demo in Development only.</summary>
    public string? Seed { get; set; }

    /// <summary>"open" lets readers make accounts for themselves, "closed" does not; only the first start asks.</summary>
    public string? Registration { get; set; }

    /// <summary>The address at which readers reach the blog, when a proxy stands before it: https://blog.example.org.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether readers come by https, so that cookies may be bound to it.</summary>
    public bool IsReachedByHttps => PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public FirstAdministrator Admin { get; set; } = new();

    /// <summary>The administrator who is created when there is none.</summary>
    public sealed class FirstAdministrator
    {
        public string UserName { get; set; } = "admin";

        /// <summary>Unset: one is generated and printed once on the console.</summary>
        public string? Password { get; set; }

        public string? Email { get; set; }
    }
}
