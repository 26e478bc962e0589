using System.Diagnostics;
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
    public static BlogProcess Start(Dictionary<string, string> settings, string environment = "Production")
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new BlogProcess(start);
    }

    /// <summary>Waits until it listens; returns what it has printed.</summary>
    public async Task<string> ListensAsync()
    {
        await _isListening.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        lock (_output)
        {
            return _output.ToString();
        }
    }

    /// <summary>Waits until it gives up; returns the exit code and what it said on the error stream.</summary>
    public async Task<(int Code, string Error)> EndsAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (_process.ExitCode, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

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
