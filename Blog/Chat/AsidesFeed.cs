using System.Globalization;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>Sends an author's tab what stands between the messages, each kind whole when it has changed.</summary>
internal sealed class AsidesFeed(ClientConnection connection, ChatFragments fragments, CultureInfo culture)
{
    private byte[] _sentNotes = [];
    private byte[] _sentReads = [];

    /// <summary>What a lost line swallowed is sent anew.</summary>
    public void Resume() => (_sentNotes, _sentReads) = ([], []);

    public async Task PullAsync(BlogDbContext db, TrailModel trail, long lastSeq, Guid userId, CancellationToken cancellationToken)
    {
        _sentNotes = await SendAsync(await fragments.NotesAsync(await db.NotesAsync(trail.ConversationId, userId, cancellationToken), culture), _sentNotes);
        _sentReads = await SendAsync(await fragments.ReadsAsync(trail.Reads(lastSeq), culture), _sentReads);
    }

    private async Task<byte[]> SendAsync(byte[] fresh, byte[] sent)
    {
        if (!fresh.AsSpan().SequenceEqual(sent))
        {
            await connection.SendAsync(fresh);
        }

        return fresh;
    }
}
