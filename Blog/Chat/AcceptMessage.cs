using Blog.Data;
using Blog.Realtime;
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
    public sealed record Refused(int Status, string Reason) : AcceptResult;

    internal static Refused NotFound { get; } = new(StatusCodes.Status404NotFound, "There is no such conversation.");
}

/// <summary>
/// Stores a message exactly once and gives it the next number of its conversation. Who wants the same message stored
/// twice gets the first one back.
/// </summary>
public sealed class AcceptMessage(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    public async Task<AcceptResult> HandleAsync(NewMessage command, ChatIdentity sender, CancellationToken cancellationToken)
    {
        var text = MessageText.Normalize(command.Text);
        if (MessageText.Refusal(text) is { } reason)
        {
            return new AcceptResult.Refused(StatusCodes.Status422UnprocessableEntity, reason);
        }

        var result = await db.WriteAsync(() => StoreAsync(command, text, sender, cancellationToken), cancellationToken);
        if (result is AcceptResult.Accepted { IsRepeat: false })
        {
            // After the commit: whoever is woken earlier would read nothing, and might not be woken again.
            wakeUp.Publish(ChatTopics.Of(command.ConversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }

        return result;
    }

    private async Task<AcceptResult> StoreAsync(NewMessage command, string text, ChatIdentity sender, CancellationToken cancellationToken)
    {
        var conversation = await db.FindConversationAsync(command.ConversationId, sender, cancellationToken);
        if (conversation is null)
        {
            return AcceptResult.NotFound;
        }

        var stored = await db.Messages.AsNoTracking().SingleOrDefaultAsync(
            message => message.ConversationId == conversation.Id && message.Sender == sender.Kind && message.SenderId == sender.Id && message.ClientId == command.ClientId,
            cancellationToken);
        if (stored is not null)
        {
            return stored.Text == text
                ? new AcceptResult.Accepted(stored, IsRepeat: true)
                : new AcceptResult.Refused(StatusCodes.Status409Conflict, "Another text was already sent under the same number.");
        }

        if (await OpenForWritingAsync(conversation, sender, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (sender.Kind == SenderKind.Author && !await HasWrittenAsync(conversation.Id, sender, cancellationToken))
        {
            await db.AppendEventAsync(conversation.Id, SystemEvent.Joined, sender.NameIn(conversation), time, cancellationToken);
        }

        var message = await AppendAsync(conversation, command.ClientId, text, sender, cancellationToken);
        await db.MarkSeenAsync(conversation.Id, sender.Id, message.Seq, cancellationToken);
        return new AcceptResult.Accepted(message, IsRepeat: false);
    }

    /// <summary>A visitor who writes within a day of closing opens the conversation again; otherwise a closed one takes no message.</summary>
    private async Task<AcceptResult.Refused?> OpenForWritingAsync(Conversation conversation, ChatIdentity sender, CancellationToken cancellationToken)
    {
        if (conversation.ClosedUtc is not { } closed)
        {
            return null;
        }

        if (sender.Kind == SenderKind.Author)
        {
            return new AcceptResult.Refused(StatusCodes.Status409Conflict, "This conversation is closed. Reopen it to answer.");
        }

        var isLate = time.GetUtcNow().UtcDateTime - closed > Conversation.ReopenWindow;
        if (isLate || await db.Conversations.OfVisitor(conversation.VisitorId).Open().AnyAsync(cancellationToken))
        {
            return new AcceptResult.Refused(StatusCodes.Status409Conflict, "This conversation was closed. Start a new one.");
        }

        await db.ReopenAsync(conversation.Id, conversation.VisitorName, time, cancellationToken);
        return null;
    }

    private Task<bool> HasWrittenAsync(Guid conversationId, ChatIdentity sender, CancellationToken cancellationToken) =>
        db.Messages.AnyAsync(message => message.ConversationId == conversationId && message.Sender == sender.Kind && message.SenderId == sender.Id, cancellationToken);

    private async Task<Message> AppendAsync(Conversation conversation, Guid clientId, string text, ChatIdentity sender, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var isVisitor = sender.Kind == SenderKind.Visitor;
        await db.Conversations.Where(row => row.Id == conversation.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LastSeq, row => row.LastSeq + 1)
                .SetProperty(row => row.LastText, text)
                .SetProperty(row => row.LastSender, sender.Kind)
                .SetProperty(row => row.LastMessageUtc, now)
                .SetProperty(row => row.WaitingSinceUtc, row => isVisitor ? row.WaitingSinceUtc ?? now : null),
            cancellationToken);
        var message = new Message
        {
            ConversationId = conversation.Id,
            Seq = await db.LastSeqAsync(conversation.Id, cancellationToken),
            Sender = sender.Kind,
            SenderId = sender.Id,
            SenderName = sender.NameIn(conversation),
            ClientId = clientId,
            Text = text,
            CreatedUtc = now,
        };
        db.Messages.Add(message);
        await db.SaveChangesAsync(cancellationToken);
        return message;
    }
}
