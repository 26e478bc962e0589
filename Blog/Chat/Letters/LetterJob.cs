using System.Data.Common;
using Blog.Data;

namespace Blog.Chat.Letters;

/// <summary>
/// Looks twice a minute for somebody who must be written to. Whom is read from what is stored and noted there in the same
/// transaction: a blog that was stopped writes a little later, and nobody gets the same mail twice.
/// </summary>
internal abstract partial class LetterJob(TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private readonly ILogger _log = log;

    protected TimeProvider Time => time;

    /// <summary>Writes to everybody who is to be written to now.</summary>
    internal abstract Task WriteAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or NotSavedException or IOException)
            {
                // A database that is held or a disk that is full takes it at a later tick; it must not stop the blog.
                LogLeft(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail about chats could not be written now")]
    private partial void LogLeft(Exception exception);
}
