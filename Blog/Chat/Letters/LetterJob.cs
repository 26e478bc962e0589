using Blog.Data;

namespace Blog.Chat.Letters;

/// <summary>
/// Looks twice a minute for somebody who must be written to. Whom is read from what is stored and noted there in the same
/// transaction: a blog that was stopped writes a little later, and nobody gets the same mail twice.
/// </summary>
internal abstract partial class LetterJob(TimeProvider time, ILogger log) : DatabaseJob(TimeSpan.FromSeconds(30), time, log)
{
    private readonly ILogger _log = log;

    /// <summary>Writes to everybody who is to be written to now.</summary>
    internal abstract Task WriteAsync(CancellationToken cancellationToken);

    protected sealed override Task WorkAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);

    /// <summary>Does what there is to write about one conversation. Whatever is wrong with it must not keep the others from their letters; it stays due.</summary>
    protected async Task AboutAsync(Guid conversationId, Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (!IsOfAll(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogNotWritten(exception, ChatIds.Key(conversationId));
        }
    }

    /// <summary>A database that takes nothing or a folder that may not be written to fails for the others too: the round is over.</summary>
    private static bool IsOfAll(Exception exception) => exception is NotSavedException or IOException or UnauthorizedAccessException;

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter about the conversation {Conversation} could not be written")]
    private partial void LogNotWritten(Exception exception, string conversation);
}
