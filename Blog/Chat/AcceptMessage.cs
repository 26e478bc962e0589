using Blog.Chat.Privacy;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <param name="ClientId">Made by the sender once per message; sending again with the same id is the same message.</param>
public sealed record NewMessage(Guid ConversationId, Guid ClientId, string? Text);

/// <summary>What became of a message that was sent.</summary>
public abstract record AcceptResult
{
    private AcceptResult()
    {
    }

    /// <summary>It is stored; <paramref name="IsRepeat"/> says that it was before.</summary>
    public sealed record Accepted(Message Message, bool IsRepeat) : AcceptResult;

    /// <summary>It was refused and nothing was stored; the reason is a key of the texts.</summary>
    public sealed record Refused(int Status, string Reason) : AcceptResult
    {
        /// <summary>The same message may be taken in a moment.</summary>
        public bool IsForNow => Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

        /// <summary>In how many seconds it may be sent again, if it was refused for its pace.</summary>
        public int? RetryAfter { get; init; }

        /// <summary>The conversation takes no message any more, but a new one does.</summary>
        public bool IsForAnother { get; init; }
    }

    /// <summary>The database is locked or its disk is full.</summary>
    internal static Refused NotSaved { get; } = new(StatusCodes.Status503ServiceUnavailable, "It could not be saved just now.");

    internal static Refused NotFound { get; } = new(StatusCodes.Status404NotFound, "There is no such conversation.");

    internal static Refused Over { get; } = new(StatusCodes.Status409Conflict, "This conversation was closed. Start a new one.") { IsForAnother = true };

    internal static Refused Blocked { get; } = new(StatusCodes.Status403Forbidden, VisitorBlocks.Sentence);

    internal static Refused TooFast(int retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "Slow down a little: wait a moment and send it again.") { RetryAfter = retryAfter };
}

/// <summary>
/// Stores a message exactly once and gives it the next number of its conversation. Who wants the same message stored
/// twice gets the first one back.
/// </summary>
public sealed class AcceptMessage(BlogDbContext db, MessageWriter writer, MessagePace pace, Typing typing, Presence presence, TimeProvider time)
{
    public async Task<AcceptResult> HandleAsync(NewMessage command, ChatIdentity sender, CancellationToken cancellationToken)
    {
        var text = MessageText.Normalize(command.Text);
        if (MessageText.Refusal(text) is { } reason)
        {
            return new AcceptResult.Refused(StatusCodes.Status422UnprocessableEntity, reason);
        }

        var isCounted = pace.TryCount(sender, out var retryAfter);
        if (!isCounted && !await IsStoredAsync(command, sender, cancellationToken))
        {
            return AcceptResult.TooFast(retryAfter);
        }

        var result = await WriteAsync(command, text, sender, cancellationToken);
        typing.Stop(command.ConversationId, sender.Id);
        if (isCounted && result is not AcceptResult.Accepted { IsRepeat: false })
        {
            pace.Uncount(sender);
        }

        return result;
    }

    /// <summary>A message that is sent again is no new one: it is answered however many there were.</summary>
    private Task<bool> IsStoredAsync(NewMessage command, ChatIdentity sender, CancellationToken cancellationToken) =>
        db.Messages.AnyAsync(
            message => message.ConversationId == command.ConversationId && message.Sender == sender.Kind && message.SenderId == sender.Id && message.ClientId == command.ClientId,
            cancellationToken);

    private async Task<AcceptResult> WriteAsync(NewMessage command, string text, ChatIdentity sender, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(session => StoreAsync(session, command.ConversationId, command.ClientId, text, sender), cancellationToken);
        }
        catch (NotSavedException)
        {
            return AcceptResult.NotSaved;
        }
    }

    /// <summary>The part of it that belongs into a transaction, for those who are in one already.</summary>
    internal async Task<AcceptResult> StoreAsync(WriterSession session, Guid conversationId, Guid clientId, string text, ChatIdentity sender)
    {
        if (await session.Messages.FindConversationAsync(conversationId, sender, time) is not { } conversation || !await MayWriteAsync(session, conversation, sender))
        {
            return AcceptResult.NotFound;
        }

        if (sender.Kind == SenderKind.Visitor && conversation.IsBlocked)
        {
            return AcceptResult.Blocked;
        }

        if (await session.Messages.FindAsync(conversation.Id, sender, clientId) is { } stored)
        {
            return stored.Text == text
                ? new AcceptResult.Accepted(stored, IsRepeat: true)
                : new AcceptResult.Refused(StatusCodes.Status409Conflict, "Another text was already sent under the same number.");
        }

        if (sender.Kind == SenderKind.Author && conversation.AssignedToId is { } owner && owner != sender.Id)
        {
            return new AcceptResult.Refused(StatusCodes.Status409Conflict, "Somebody else answers this conversation. Take it over to write in it.");
        }

        if (conversation.ClosedUtc is { } closed && await OpenForWritingAsync(session, conversation, closed, sender) is { } refused)
        {
            return refused;
        }

        var name = sender.NameIn(conversation.VisitorName);
        if (sender.Kind == SenderKind.Author && !conversation.HasSenderWritten)
        {
            await session.Db.AppendEventAsync(conversation.Id, SystemEvent.Joined, name, time, CancellationToken.None);
        }

        var message = new Message
        {
            ConversationId = conversation.Id,
            Sender = sender.Kind,
            SenderId = sender.Id,
            SenderName = name,
            ClientId = clientId,
            Text = text,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        await session.Messages.AppendAsync(message);
        session.Changed(conversation.Id);
        return new AcceptResult.Accepted(message, IsRepeat: false);
    }

    /// <summary>
    /// A visitor's right stands in the row that was just read. An author's is a query; it is asked on the writer's connection
    /// too, since every commit empties the page caches of all others.
    /// </summary>
    private static async Task<bool> MayWriteAsync(WriterSession session, WritableConversation conversation, ChatIdentity sender) => sender.Kind == SenderKind.Visitor
        ? conversation.VisitorId == sender.Id
        : await sender.Scope(session.Db.Conversations).AnyAsync(row => row.Id == conversation.Id);

    /// <summary>A visitor who writes within a day of closing opens the conversation again; otherwise a closed one takes no message.</summary>
    private async Task<AcceptResult.Refused?> OpenForWritingAsync(WriterSession session, WritableConversation conversation, DateTime closed, ChatIdentity sender)
    {
        if (sender.Kind == SenderKind.Author)
        {
            return new AcceptResult.Refused(StatusCodes.Status409Conflict, "This conversation is closed. Reopen it to answer.");
        }

        var isLate = time.GetUtcNow().UtcDateTime - closed > Conversation.ReopenWindow;
        if (isLate || await session.Db.Conversations.OfVisitor(conversation.VisitorId).Open().AnyAsync())
        {
            return AcceptResult.Over;
        }

        await session.Db.ReopenAsync(conversation.Id, conversation.VisitorName, time, CancellationToken.None);
        await OpenToAllIfAwayAsync(session.Db, conversation);
        return null;
    }

    /// <summary>Whose it was may be away by now: then everybody may answer.</summary>
    private async Task OpenToAllIfAwayAsync(BlogDbContext db, WritableConversation conversation)
    {
        var authorId = await db.Conversations.Where(row => row.Id == conversation.Id).Select(row => row.Article!.AuthorId).SingleAsync();
        if ((conversation.AssignedToId ?? authorId) is { } answering && presence.IsOnline(answering))
        {
            return;
        }

        await db.Conversations.Where(row => row.Id == conversation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenToAll, true).SetProperty(row => row.AssignedToId, (Guid?)null));
    }
}
