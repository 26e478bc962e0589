using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Blog.Tests.Published;

/// <summary>The blog as "dotnet publish" makes it for a server, in Release, with the demo in it.</summary>
public sealed partial class PublishedBlog : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-published-");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-test-");
    private BlogProcess? _process;

    /// <summary>A browser that takes what is sent as it is: nothing is unpacked.</summary>
    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        _process = BlogProcess.StartFrom(_folder.FullName, new(StringComparer.Ordinal) { ["Blog:DataDirectory"] = _data.FullName, ["Blog:Seed"] = "demo" });
        var address = Address().Match(await _process.ListensAsync()).Value;
        Browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    public ValueTask DisposeAsync()
    {
        Browser?.Dispose();
        _process?.Dispose();
        _folder.Delete(recursive: true);
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task PublishAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["publish", ProjectFile(), "-c", "Release", "-o", _folder.FullName, "--no-restore", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var said = await publish.StandardOutput.ReadToEndAsync(patience.Token);
            await publish.WaitForExitAsync(patience.Token);
            Assert.True(publish.ExitCode == 0, said);
        }
        finally
        {
            if (!publish.HasExited)
            {
                publish.Kill(entireProcessTree: true);
            }
        }
    }

    private static string ProjectFile() => Path.Combine(Resources.SourceTexts.Blog, "Blog.csproj");

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Address();
}
