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
        var readers = await ReadersAsync(db, cancellationToken);
        if (readers.Count == 0)
        {
            return;
        }

        // All of them, in parts: what can be told to nobody now stays due, and must not stand in the way of the others.
        var due = DueNow(db);
        foreach (var part in (await due.OrderBy(row => row.WaitingSinceUtc).Select(row => row.Id).ToListAsync(cancellationToken)).Chunk(AtOnce))
        {
            foreach (var one in await ReadAsync(db, due.Where(row => part.Contains(row.Id)), cancellationToken))
            {
                await AboutAsync(one.Conversation.Id, () => WriteAsync(db, one, RecipientsOf(one, readers), cancellationToken), cancellationToken);
            }
        }
    }

    private IQueryable<Conversation> DueNow(BlogDbContext db)
    {
        var askedBefore = Time.GetUtcNow().UtcDateTime - UnseenFor;
        return db.Conversations.AsNoTracking()
            .Where(row => row.ClosedUtc == null && row.WaitingSinceUtc <= askedBefore)
            .Where(row => db.Messages.Any(message =>
                message.ConversationId == row.Id
                && message.Seq > (db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId != row.VisitorId).Max(mark => (long?)mark.SeenUpTo) ?? 0)
                && message.Seq > row.AuthorsMailedUpTo
                && message.Sender == SenderKind.Visitor
                && message.CreatedUtc <= askedBefore));
    }

    private static async Task<List<Due>> ReadAsync(BlogDbContext db, IQueryable<Conversation> due, CancellationToken cancellationToken)
    {
        var rows = await due
            .OrderBy(row => row.WaitingSinceUtc)
            .Select(row => new
            {
                Conversation = row,
                row.Article!.Title,
                row.Article.AuthorId,
                Seen = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId != row.VisitorId).Max(mark => (long?)mark.SeenUpTo) ?? 0,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Due(row.Conversation, row.Title, row.AuthorId, row.Seen))];
    }

    /// <summary>Everybody who may answer and wants to be written to.</summary>
    private static Task<List<Reader>> ReadersAsync(BlogDbContext db, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking()
            .Where(user => !user.IsDisabled && (user.IsAuthor || user.IsAdministrator) && user.WantsChatMail && user.Email != null)
            .Select(user => new Reader(user.Id, user.Email!, user.DisplayName, user.IsAdministrator))
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Who has taken the conversation, else the article's author while it is not open to all. When that one can not be written to,
    /// all who may see it. Who has the Chats page open hears of it there, and of their own chat nobody else is told.
    /// </summary>
    private List<Reader> RecipientsOf(Due due, List<Reader> readers)
    {
        var conversation = due.Conversation;
        var isEverybodys = conversation is { OpenToAll: true, AssignedToId: null };
        foreach (var id in isEverybodys ? [] : new[] { conversation.AssignedToId, due.ArticleAuthorId }.OfType<Guid>())
        {
            if (presence.IsOnline(id))
            {
                return [];
            }

            if (readers.Find(reader => reader.Id == id) is { } one)
            {
                return [one];
            }
        }

        return readers.FindAll(reader => (conversation.OpenToAll || reader.IsAdministrator) && !presence.IsOnline(reader.Id));
    }

    private async Task WriteAsync(BlogDbContext db, Due due, List<Reader> recipients, CancellationToken cancellationToken)
    {
        var conversation = due.Conversation;
        if (recipients.Count == 0 || !await BeginsBurstAsync(db, due, cancellationToken))
        {
            return;
        }

        var after = Math.Max(due.Seen, conversation.AuthorsMailedUpTo);
        var fresh = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversation.Id && message.Seq > after && message.Sender == SenderKind.Visitor)
            .OrderByDescending(message => message.Seq)
            .Take(ChatLetters.MostQuoted)
            .ToListAsync(cancellationToken);
        if (fresh.Count == 0)
        {
            return; // Erased meanwhile.
        }

        fresh.Reverse();
        var mails = new List<Letter>();
        foreach (var reader in recipients)
        {
            mails.Add(await letters.QuestionsAsync(conversation, due.ArticleTitle, fresh, reader.Email, reader.DisplayName));
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
    private static async Task<bool> BeginsBurstAsync(BlogDbContext db, Due due, CancellationToken cancellationToken)
    {
        var (id, told) = (due.Conversation.Id, due.Conversation.AuthorsMailedUpTo);
        if (told <= due.Seen)
        {
            return true;
        }

        // From what was told last on, and all of it: more may have been written after the silence than a mail repeats.
        var times = db.Messages.Where(message => message.ConversationId == id && message.Seq >= told && message.Sender == SenderKind.Visitor).OrderBy(message => message.Seq).Select(message => message.CreatedUtc);
        var last = DateTime.MaxValue;
        await foreach (var at in times.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (at - last >= EndOfBurst)
            {
                return true;
            }

            last = at;
        }

        return false;
    }

    private sealed record Reader(Guid Id, string Email, string DisplayName, bool IsAdministrator);

    /// <param name="Seen">Up to where anybody who answers has seen the conversation.</param>
    private sealed record Due(Conversation Conversation, string? ArticleTitle, Guid? ArticleAuthorId, long Seen);
}
