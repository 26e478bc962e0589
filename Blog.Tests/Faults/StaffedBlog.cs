namespace Blog.Tests.Faults;

/// <summary>The blog of these checks: empty, with an administrator to answer its visitors.</summary>
internal static class StaffedBlog
{
    public const string Administrator = "admin";
    public const string Password = "gauge at half tide";

    private static Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Blog:Seed"] = "none",
        ["Blog:Admin:UserName"] = Administrator,
        ["Blog:Admin:Password"] = Password,

        // One administrator answers everybody, in a tab of its own each.
        ["Limits:ConnectionsPerAuthor"] = "1000",
    };

    /// <param name="others">Settings besides.</param>
    public static Task<RestartableBlog> StartAsync(params (string Key, string Value)[] others)
    {
        var settings = Settings;
        foreach (var (key, value) in others)
        {
            settings[key] = value;
        }

        return RestartableBlog.StartAsync(settings);
    }
}
