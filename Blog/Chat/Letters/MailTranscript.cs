using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Letters;

/// <summary>Mails a conversation to the address that its visitor left, and to no other: whoever asks cannot name one.</summary>
public sealed class MailTranscript(BlogDbContext db, Transcripts transcripts, ChatLetters letters, TranscriptPace pace, Outbox outbox, TimeProvider time)
{
    /// <summary>The address may be somebody else's by mistake or malice: nobody's mailbox is filled by pressing again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private static readonly ActionResult NoAddress = new(IsFound: true, "No e-mail address was left in this chat, and a transcript goes to no other.");

    /// <param name="sender">Who wants it to be mailed.</param>
    public async Task<ActionResult> HandleAsync(Guid conversationId, ChatIdentity sender, CancellationToken cancellationToken)
    {
        if (await db.FindConversationAsync(conversationId, sender, cancellationToken) is not { } conversation)
        {
            return new ActionResult(IsFound: false);
        }

        if (conversation.VisitorEmail is null)
        {
            return NoAddress;
        }

        // Else the blog would carry anybody's words to anybody's mailbox.
        if (conversation.FirstReplyUtc is null)
        {
            return new ActionResult(IsFound: true, "Nobody has answered yet. The transcript can be mailed when somebody has; until then it can be downloaded.");
        }

        if (!pace.TryCount(conversation.VisitorEmail))
        {
            return new ActionResult(IsFound: true, "Many transcripts went to that address today. Download it, or try again tomorrow.");
        }

        var letter = await letters.TranscriptAsync(conversation, transcripts, cancellationToken);
        var result = await db.WriteAsync(() => PutAsync(letter, conversation, sender, cancellationToken), cancellationToken);
        if (!result.IsDone)
        {
            pace.Uncount(conversation.VisitorEmail);
        }

        return result;
    }

    private async Task<ActionResult> PutAsync(Letter letter, Conversation conversation, ChatIdentity sender, CancellationToken cancellationToken)
    {
        // Asked again: both may have been taken back while the letter was made, and the erasure has forgotten all others by now.
        if (await db.FindConversationAsync(conversation.Id, sender, cancellationToken) is not { } still)
        {
            return new ActionResult(IsFound: false);
        }

        if (still.VisitorEmail != conversation.VisitorEmail)
        {
            return NoAddress;
        }

        var (key, since) = (ChatIds.Key(conversation.Id), time.GetUtcNow().UtcDateTime - Pause);
        if (await db.AuditEntries.AnyAsync(entry => entry.WhenUtc > since && entry.Action == AuditAction.SentTranscript && entry.Subject == key, cancellationToken))
        {
            return new ActionResult(IsFound: true, "The transcript was mailed a short while ago. Look into the mailbox, the unwanted mail too.");
        }

        if (!await outbox.PutAsync(letter, cancellationToken))
        {
            return new ActionResult(IsFound: true, "Nobody can be written to at the address that was left.");
        }

        var name = sender.Kind == SenderKind.Visitor ? "" : sender.NameIn(conversation);
        db.AuditEntries.Add(AuditLog.Entry(AuditAction.SentTranscript, name, conversation.Id, time));
        await db.SaveChangesAsync(cancellationToken);
        return new ActionResult(IsFound: true);
    }
}
