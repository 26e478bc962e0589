using System.Text.RegularExpressions;

namespace Blog.Tests;

/// <summary>
/// A <see cref="BlogProcess"/> that a test can kill, stop and start again: the data directory and the address stay the same,
/// and both go with this object.
/// </summary>
internal sealed partial class RestartableBlog : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-restart-");
    private readonly Dictionary<string, string> _settings;
    private BlogProcess? _process;

    private RestartableBlog(Dictionary<string, string> settings)
    {
        _settings = new(settings, StringComparer.OrdinalIgnoreCase) { ["Blog:DataDirectory"] = _data.FullName };
        foreach (var (key, value) in RaisedLimits.All)
        {
            _settings.TryAdd(key, value);
        }
    }

    /// <summary>Where it answers, before and after every restart.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    public string DataDirectory => _data.FullName;

    public int ProcessId => Process.Id;

    /// <summary>What the present process has printed.</summary>
    public string Output => Process.Output;

    private BlogProcess Process => _process ?? throw new InvalidOperationException("The blog does not run.");

    /// <summary>Starts it on a free port and waits until it listens.</summary>
    /// <param name="settings">Configuration keys with colons.</param>
    public static async Task<RestartableBlog> StartAsync(Dictionary<string, string>? settings = null)
    {
        var blog = new RestartableBlog(settings ?? new(StringComparer.Ordinal) { ["Blog:Seed"] = "none" });
        try
        {
            await blog.RestartAsync();
            return blog;
        }
        catch
        {
            blog.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: the process ends at once.</summary>
    public void Kill()
    {
        Process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: the process is asked to stop. Returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var code = await Process.StopsAsync();
        Kill();
        return code;
    }

    /// <summary>Starts it again after <see cref="Kill"/> or <see cref="StopAsync"/> and waits until it listens.</summary>
    public async Task RestartAsync()
    {
        _settings["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority);
        _process = BlogProcess.Start(_settings);
        Url = new Uri(Address().Match(await _process.ListensAsync()).Value);
    }

    public void Dispose()
    {
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
