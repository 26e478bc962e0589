namespace Blog.Tests;

/// <summary>
/// Held by whatever needs the machine for itself: the browser tests as a whole, and every test that measures time. A plain
/// <c>dotnet test</c> runs both projects at once, and two suites that share two cores fail each other's time limits.
/// </summary>
public sealed class MachineLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private MachineLock(FileStream file) => _file = file;

    private static string FilePath => Path.Combine(Path.GetTempPath(), "blog-tests.lock");

    /// <summary>Waits up to ten minutes for the lock; disposing the result gives it back, and so does the end of the process.</summary>
    public static async Task<MachineLock> TakeAsync(CancellationToken cancellationToken = default)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (true)
        {
            if (TryTake() is { } taken)
            {
                return taken;
            }

            if (time.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException(
                    $"Another test run has held {FilePath} for {Patience.TotalMinutes:0} minutes. End that run, then start this one again.");
            }

            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    /// <summary>The system releases the file with its process, so a killed run never leaves the lock behind.</summary>
    private static MachineLock? TryTake()
    {
        try
        {
            return new MachineLock(new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
