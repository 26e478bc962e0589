namespace Blog.Chat;

/// <summary>Browser and system in two words, as "Firefox, Linux". Versions are left out: they tell people apart.</summary>
public static class BrowserName
{
    // The first mark that is found counts: every browser names those that it wants to be taken for.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Null for a program that says neither.</summary>
    public static string? Of(string? userAgent)
    {
        var words = new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>().ToList();
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    private static string? Find((string Mark, string Name)[] names, string? userAgent) =>
        userAgent is null ? null : names.FirstOrDefault(name => userAgent.Contains(name.Mark, StringComparison.Ordinal)).Name;
}
