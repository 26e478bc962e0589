namespace Blog.Tests.Faults;

/// <summary>How the blogs of these checks are set: room for many people at one address, and an administrator to answer them.</summary>
internal static class RoomyBlog
{
    public const string Administrator = "admin";
    public const string Password = "gauge at half tide";

    private static Dictionary<string, string> Settings => new(StringComparer.Ordinal)
    {
        ["Blog:Seed"] = "none",
        ["Blog:Admin:UserName"] = Administrator,
        ["Blog:Admin:Password"] = Password,
        ["Logging:LogLevel:Default"] = "Warning",
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
