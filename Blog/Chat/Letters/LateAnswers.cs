using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Letters;

/// <summary>Brings answers by e-mail to visitors who left an address and have gone.</summary>
internal sealed class LateAnswers(IServiceScopeFactory scopes, ChatLetters letters, Outbox outbox, TimeProvider time, ILogger<LateAnswers> log) : LetterJob(time, log)
{
    public static readonly TimeSpan UnseenFor = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // Also what was answered just before closing.
    private static readonly TimeSpan SinceClosing = TimeSpan.FromDays(1);
    private const int AtOnce = 100;

    internal override async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        foreach (var due in await DueAsync(db, cancellationToken))
        {
            await AboutAsync(due.Conversation.Id, () => WriteAsync(db, due, cancellationToken), cancellationToken);
        }
    }

    private async Task<List<Due>> DueAsync(BlogDbContext db, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var (closedAfter, mailedBefore, answeredBefore) = (now - SinceClosing, now - Pause, now - UnseenFor);

        var blocks = db.VisitorBlocks.Holding(now);

        // Two queries in one: each has an index, and one that asks for either has none.
        var rows = await db.Conversations.AsNoTracking().Open()
            .Concat(db.Conversations.AsNoTracking().Where(row => row.ClosedUtc > closedAfter))
            .Where(row => row.VisitorEmail != null && (row.MailedUtc == null || row.MailedUtc <= mailedBefore))
            .Where(row => !blocks.Any(block => block.VisitorId == row.VisitorId))
            .Select(row => new
            {
                Conversation = row,
                row.Article!.Title,
                Seen = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == row.VisitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0,
            })
            .Where(due => db.Messages.Any(message =>
                message.ConversationId == due.Conversation.Id
                && message.Seq > due.Seen
                && message.Seq > due.Conversation.MailedUpTo
                && message.Sender == SenderKind.Author
                && message.CreatedUtc <= answeredBefore))
            .OrderBy(due => due.Conversation.LastMessageUtc)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Due(row.Conversation, row.Title, row.Seen))];
    }

    private async Task WriteAsync(BlogDbContext db, Due due, CancellationToken cancellationToken)
    {
        var conversation = due.Conversation;
        var after = Math.Max(due.Seen, conversation.MailedUpTo);
        var unseen = db.Messages.AsNoTracking().Where(message => message.ConversationId == conversation.Id && message.Seq > after && message.Sender == SenderKind.Author);
        var newest = await unseen.OrderByDescending(message => message.Seq).Take(ChatLetters.MostQuoted).ToListAsync(cancellationToken);
        if (newest.Count == 0)
        {
            return; // Erased meanwhile.
        }

        newest.Reverse();
        var left = await unseen.CountAsync(cancellationToken) - newest.Count;
        var letter = await letters.AnswersAsync(conversation, due.ArticleTitle, newest, left);
        var now = Time.GetUtcNow().UtcDateTime;
        await db.WriteAsync(
            async () =>
            {
                // Only if nobody else has written meanwhile, and the address still stands.
                var isMine = await db.Conversations
                    .Where(row => row.Id == conversation.Id && row.MailedUpTo == conversation.MailedUpTo && row.VisitorEmail == conversation.VisitorEmail)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.MailedUpTo, newest[^1].Seq).SetProperty(row => row.MailedUtc, now), cancellationToken) == 1;
                if (isMine)
                {
                    await outbox.PutAsync(letter, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <param name="Seen">Up to where the visitor has seen the conversation.</param>
    private sealed record Due(Conversation Conversation, string? ArticleTitle, long Seen);
}
