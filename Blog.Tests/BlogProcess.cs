using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Blog.Tests;

/// <summary>The blog as somebody starts it at a console: a process of its own, with what it prints.</summary>
internal sealed class BlogProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _isListening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BlogProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
    }

    /// <summary>Starts it with configuration keys ("Blog:Seed"), on a free port, in Production unless said otherwise.</summary>
    /// <param name="arguments">A command instead of a start.</param>
    public static BlogProcess Start(Dictionary<string, string> settings, string environment = "Production", params string[] arguments) =>
        StartFrom(ProgramFolder(), settings, environment, arguments);

    /// <inheritdoc cref="Start"/>
    /// <param name="folder">Where Blog.dll lies.</param>
    public static BlogProcess StartFrom(string folder, Dictionary<string, string> settings, string environment = "Production", params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Blog.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new BlogProcess(start);
    }

    public int Id => _process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Waits until it listens; returns what it has printed.</summary>
    public async Task<string> ListensAsync()
    {
        await _isListening.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return Output;
    }

    /// <summary>Waits until it gives up; returns the exit code and what it said on the error stream.</summary>
    public async Task<(int Code, string Error)> EndsAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (_process.ExitCode, error);
    }

    /// <summary>Asks it to stop, as Ctrl+C and a service manager do; returns the exit code.</summary>
    public async Task<int> StopsAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows has no SIGTERM.");
        }

        _ = SendSignal(_process.Id, SigTerm);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Ends it at once, with no time to tidy up.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>Blog's own output, which knows where the static files lie; the copy beside the tests does not.</summary>
    private static string ProgramFolder()
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(own.FullName, "..", "..", "..", "..", "Blog", "bin", own.Parent!.Name, own.Name));
    }

    private const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private void Hear(string? line)
    {
        if (line is null)
        {
            _isListening.TrySetException(new InvalidOperationException("The blog ended before it listened."));
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            _isListening.TrySetResult();
        }
    }
}
