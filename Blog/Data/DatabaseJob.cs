using System.Data.Common;

namespace Blog.Data;

/// <summary>
/// Work on the database that is done again and again while the blog runs. Every pause is a delay of its own and no ticking
/// timer: a clock that is set forward by a day would tick once for every pause of that day.
/// </summary>
/// <param name="pause">Between the end of one round and the next.</param>
public abstract partial class DatabaseJob(TimeSpan pause, TimeProvider time, ILogger log) : BackgroundService
{
    private readonly ILogger _log = log;

    protected TimeProvider Time => time;

    /// <summary>Before the first round.</summary>
    protected virtual TimeSpan FirstPause => pause;

    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(FirstPause, stoppingToken);
        while (true)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or NotSavedException or IOException)
            {
                // A database that is held or a disk that is full takes it in a later round; it must not stop the blog.
                LogLeft(exception, GetType().Name);
            }
            catch (UnauthorizedAccessException exception)
            {
                // That folder is somebody's to put right, and no reason to stop what needs none.
                LogForbidden(exception, GetType().Name);
            }

            await PauseAsync(pause, stoppingToken);
        }
    }

    private async Task PauseAsync(TimeSpan length, CancellationToken stoppingToken)
    {
        await Task.Delay(length, time, stoppingToken);

        // Not on the thread of the clock, which others wait for.
        await Task.Yield();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The work of {Job} could not be done now")]
    private partial void LogLeft(Exception exception, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "The work of {Job} could not be done: a file or folder may not be read or written to")]
    private partial void LogForbidden(Exception exception, string job);
}
