using System.Globalization;
using Blog.Data;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>
/// Sends one connection what a conversation holds after its cursor, and what changes beside the messages. It pulls: a
/// wake-up only says that there is something, so a lost or doubled one does no harm.
/// </summary>
internal sealed class ConversationFeed(ClientConnection connection, Guid conversationId, ChatIdentity viewer, ChatFragments fragments, Typing typing, CultureInfo culture)
{
    private readonly string _side = viewer.Kind == SenderKind.Visitor ? "/chat" : $"/chats/{ChatIds.Key(conversationId)}";
    private readonly string _history = viewer.Kind == SenderKind.Visitor ? "/chat/history" : "/chats/history";
    private long? _sentUpTo;
    private Marks? _sentMarks;
    private string? _sentTyping;

    /// <summary>From where the client wants to go on; nothing is sent before it said so. What a lost line swallowed of the rest is sent anew.</summary>
    public void Resume(long after)
    {
        _sentUpTo = Math.Max(0, after);
        _sentMarks = null;
        _sentTyping = null;
    }

    public async Task PullAsync(BlogDbContext db, long lastSeq, CancellationToken cancellationToken)
    {
        if (_sentUpTo is not { } sent)
        {
            return;
        }

        await SendMessagesAsync(db, sent, lastSeq, cancellationToken);
        await SendMarksAsync(await db.MarksOfOthersAsync(conversationId, viewer.Kind, cancellationToken));
        await SendTypingAsync(typing.NamesIn(conversationId, viewer.Id));
    }

    private async Task SendMessagesAsync(BlogDbContext db, long sent, long lastSeq, CancellationToken cancellationToken)
    {
        if (sent >= lastSeq)
        {
            return;
        }

        if (lastSeq - sent > ChatHistory.MaxBehind)
        {
            var newest = await db.NewestAsync(conversationId, cancellationToken);
            await connection.SendAsync(await fragments.ResyncAsync(new LogModel(conversationId, newest, _side, _history), culture));
            _sentUpTo = newest.Next - 1;
            return;
        }

        foreach (var message in await db.AfterAsync(conversationId, sent, cancellationToken))
        {
            await connection.SendAsync(await fragments.MessageAsync(message, culture), message.Seq);
            _sentUpTo = message.Seq;
        }
    }

    private async Task SendMarksAsync(Marks marks)
    {
        if (marks != _sentMarks)
        {
            _sentMarks = marks;
            await connection.SendAsync(await fragments.MarksAsync(conversationId, marks, culture));
        }
    }

    private async Task SendTypingAsync(IReadOnlyList<string> names)
    {
        var all = string.Join('\n', names);
        if (all != _sentTyping)
        {
            _sentTyping = all;
            await connection.SendAsync(await fragments.TypingAsync(conversationId, names, culture));
        }
    }
}
