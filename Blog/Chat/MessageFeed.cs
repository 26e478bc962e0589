using System.Globalization;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// Sends one connection what a conversation holds after its cursor. It pulls: a wake-up only says that there is
/// something, so a lost or doubled one does no harm.
/// </summary>
internal sealed class MessageFeed(ClientConnection connection, ChatFragments fragments, CultureInfo culture, string olderAddress, string historyAddress)
{
    private long? _sentUpTo;

    /// <summary>From where the client wants to go on; nothing is sent before it said so.</summary>
    public void Resume(long after) => _sentUpTo = Math.Max(0, after);

    public async Task PullAsync(BlogDbContext db, Guid conversationId, long lastSeq, CancellationToken cancellationToken)
    {
        if (_sentUpTo is not { } sent || sent >= lastSeq)
        {
            return;
        }

        if (lastSeq - sent > ChatHistory.MaxBehind)
        {
            var newest = await db.NewestAsync(conversationId, cancellationToken);
            await connection.SendAsync(await fragments.ResyncAsync(new LogModel(conversationId, newest, olderAddress, historyAddress), culture));
            _sentUpTo = newest.Next - 1;
            return;
        }

        foreach (var message in await db.AfterAsync(conversationId, sent, cancellationToken))
        {
            await connection.SendAsync(await fragments.MessageAsync(message, culture));
            _sentUpTo = message.Seq;
        }
    }
}
