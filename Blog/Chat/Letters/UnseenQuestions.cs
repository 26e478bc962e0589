using Blog.Data;
using Blog.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Letters;

/// <summary>Tells the authors by e-mail of questions that nobody has looked at, when their Chats page is closed.</summary>
internal sealed class UnseenQuestions(IServiceScopeFactory scopes, ChatLetters letters, Outbox outbox, Presence presence, TimeProvider time, ILogger<UnseenQuestions> log) : LetterJob(time, log)
{
    public static readonly TimeSpan UnseenFor = TimeSpan.FromMinutes(3);

    /// <summary>Who writes on after so long a silence begins anew: that is another mail.</summary>
    public static readonly TimeSpan EndOfBurst = TimeSpan.FromMinutes(30);

    private const int AtOnce = 100;

    internal override async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        foreach (var due in await DueAsync(db, cancellationToken))
        {
            await WriteAsync(db, due, cancellationToken);
        }
    }

    private async Task<List<Due>> DueAsync(BlogDbContext db, CancellationToken cancellationToken)
    {
        var askedBefore = Time.GetUtcNow().UtcDateTime - UnseenFor;
        var rows = await db.Conversations.AsNoTracking()
            .Where(row => row.ClosedUtc == null && row.WaitingSinceUtc <= askedBefore)
            .Select(row => new
            {
                Conversation = row,
                row.Article!.Title,
                row.Article.AuthorId,
                Seen = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId != row.VisitorId).Max(mark => (long?)mark.SeenUpTo) ?? 0,
            })
            .Where(due => db.Messages.Any(message =>
                message.ConversationId == due.Conversation.Id
                && message.Seq > due.Seen
                && message.Seq > due.Conversation.AuthorsMailedUpTo
                && message.Sender == SenderKind.Visitor
                && message.CreatedUtc <= askedBefore))
            .OrderByDescending(due => due.Conversation.WaitingSinceUtc)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Due(row.Conversation, row.Title, row.AuthorId, row.Seen))];
    }

    private async Task WriteAsync(BlogDbContext db, Due due, CancellationToken cancellationToken)
    {
        var conversation = due.Conversation;
        var unseen = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversation.Id && message.Seq > due.Seen && message.Sender == SenderKind.Visitor)
            .OrderByDescending(message => message.Seq)
            .Take(ChatLetters.MostQuoted)
            .ToListAsync(cancellationToken);
        unseen.Reverse();
        if (!BeginsBurst(unseen, conversation.AuthorsMailedUpTo, due.Seen))
        {
            return;
        }

        var fresh = unseen.Where(message => message.Seq > conversation.AuthorsMailedUpTo).ToList();
        var mails = new List<Letter>();
        foreach (var (email, displayName) in await RecipientsAsync(db, due, cancellationToken))
        {
            mails.Add(await letters.QuestionsAsync(conversation, due.ArticleTitle, fresh, email, displayName));
        }

        if (mails.Count == 0)
        {
            return;
        }

        await db.WriteAsync(
            async () =>
            {
                var isMine = await db.Conversations
                    .Where(row => row.Id == conversation.Id && row.AuthorsMailedUpTo == conversation.AuthorsMailedUpTo)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.AuthorsMailedUpTo, fresh[^1].Seq), cancellationToken) == 1;
                foreach (var mail in isMine ? mails : [])
                {
                    await outbox.PutAsync(mail, cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Whether what is new is more than the end of what was told already and still is unseen.</summary>
    private static bool BeginsBurst(List<Message> unseen, long told, long seen) =>
        told <= seen || unseen.Zip(unseen.Skip(1)).Any(pair => pair.Second.Seq > told && pair.Second.CreatedUtc - pair.First.CreatedUtc >= EndOfBurst);

    /// <summary>Who has taken the conversation, else the article's author, else everybody who answers. Who has the Chats page open hears of it there.</summary>
    private async Task<List<(string Email, string DisplayName)>> RecipientsAsync(BlogDbContext db, Due due, CancellationToken cancellationToken)
    {
        var one = due.Conversation.AssignedToId ?? (due.Conversation.OpenToAll ? null : due.ArticleAuthorId);
        var users = await db.Users.AsNoTracking()
            .Where(user => !user.IsDisabled && (user.IsAuthor || user.IsAdministrator) && user.WantsChatMail && user.Email != null && (one == null || user.Id == one))
            .Select(user => new { user.Id, user.Email, user.DisplayName })
            .ToListAsync(cancellationToken);
        return [.. users.Where(user => !presence.IsOnline(user.Id)).Select(user => (user.Email!, user.DisplayName))];
    }

    /// <param name="Seen">Up to where anybody who answers has seen the conversation.</param>
    private sealed record Due(Conversation Conversation, string? ArticleTitle, Guid? ArticleAuthorId, long Seen);
}
