using System.Diagnostics;

namespace Blog.E2E.Browsers;

/// <summary>The two ways to get a browser onto a machine that has none.</summary>
internal static class BrowserInstallation
{
    /// <summary>"0" keeps the tests from installing anything.</summary>
    public const string Variable = "E2E_INSTALL";

    private const string Package = "chromium-headless-shell";
    private const string Apt = "/usr/bin/apt-get";
    private static readonly TimeSpan PlaywrightLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AptLimit = TimeSpan.FromMinutes(8);

    private static bool IsAllowed => Environment.GetEnvironmentVariable(Variable) is not "0";

    /// <summary>Whether Playwright could download its browser.</summary>
    public static async Task<bool> ByPlaywrightAsync()
    {
        if (!IsAllowed)
        {
            return false;
        }

        Say($"No browser found: installs Playwright's {Package}.");

        // The installer gives up by itself where nothing can be downloaded; the limit is for one that hangs.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000");
        var install = Task.Run(() => Microsoft.Playwright.Program.Main(["install", Package]));
        return await Task.WhenAny(install, Task.Delay(PlaywrightLimit)) == install && await install == 0;
    }

    /// <summary>Whether apt-get could install one: as root on Debian and its kin.</summary>
    public static async Task<bool> ByAptAsync()
    {
        if (!IsAllowed || !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists(Apt))
        {
            return false;
        }

        Say($"No browser found: installs {Package} by apt-get, which may take some minutes ({Variable}=0 forbids it).");
        using var limit = new CancellationTokenSource(AptLimit);
        return await AptAsync(["update"], limit.Token) && await AptAsync(["install", "-y", "--no-install-recommends", Package], limit.Token);
    }

    private static async Task<bool> AptAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Apt, arguments) { RedirectStandardInput = true, UseShellExecute = false };
        info.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(info) ?? throw new InvalidOperationException($"{Apt} could not be started.");
        apt.StandardInput.Close();
        try
        {
            await apt.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            apt.Kill(entireProcessTree: true);
            Say($"apt-get {arguments[0]} was ended after {AptLimit.TotalMinutes:0} minutes.");
            return false;
        }

        return apt.ExitCode == 0;
    }

    private static void Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        TestContext.Current.SendDiagnosticMessage(sentence);
    }
}
