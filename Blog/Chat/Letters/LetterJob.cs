using Blog.Data;

namespace Blog.Chat.Letters;

/// <summary>
/// Looks twice a minute for somebody who must be written to. Whom is read from what is stored and noted there in the same
/// transaction: a blog that was stopped writes a little later, and nobody gets the same mail twice.
/// </summary>
internal abstract class LetterJob(TimeProvider time, ILogger log) : DatabaseJob(TimeSpan.FromSeconds(30), time, log)
{
    /// <summary>Writes to everybody who is to be written to now.</summary>
    internal abstract Task WriteAsync(CancellationToken cancellationToken);

    protected sealed override Task WorkAsync(CancellationToken cancellationToken) => WriteAsync(cancellationToken);
}
