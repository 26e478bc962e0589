using Microsoft.Playwright;

namespace Blog.E2E.Browsers;

/// <summary>Finds a browser on this machine and starts it, or gets one, or fails with a sentence. It never skips.</summary>
internal static class BrowserFinder
{
    private const string PathVariable = "E2E_BROWSER";
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "google-chrome", "msedge"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    public static async Task<IBrowser> StartAsync(IPlaywright playwright)
    {
        if ((Configured() ?? OnPath()) is { } found)
        {
            return await LaunchAsync(playwright, found);
        }

        return await TryOwnAsync(playwright)
            ?? (await BrowserInstallation.ByPlaywrightAsync() ? await TryOwnAsync(playwright) : null)
            ?? (await BrowserInstallation.ByAptAsync() && OnPath() is { } installed ? await LaunchAsync(playwright, installed) : null)
            ?? throw new InvalidOperationException(
                $"No browser was found for the browser tests: neither in {PathVariable}, nor on the PATH ({string.Join(", ", Names)}), "
                + "nor in Playwright's own cache; and none could be installed, neither by Playwright nor by apt-get (which needs root "
                + $"on Debian and {BrowserInstallation.Variable} not to be 0). Install Chromium, or set {PathVariable} to the path of one.");
    }

    private static string? Configured()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable);
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{PathVariable} names {path}, which does not exist.", path);
    }

    private static string? OnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<IBrowser?> TryOwnAsync(IPlaywright playwright)
    {
        try
        {
            return await LaunchAsync(playwright, path: null);
        }
        catch (PlaywrightException notThere) when (notThere.Message.Contains("Executable doesn't exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <param name="path">Null: the one in Playwright's cache.</param>
    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string? path) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags, Timeout = 60_000 });
}
