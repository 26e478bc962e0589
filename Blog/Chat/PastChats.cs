using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>The conversations of a visitor that are over.</summary>
public static class PastChats
{
    private const int MostListed = 50;
    private const int MostOfText = 80;

    /// <param name="but">The one that is shown already.</param>
    public static async Task<IReadOnlyList<PastChat>> PastChatsAsync(this BlogDbContext db, Guid visitorId, Guid? but, CancellationToken cancellationToken)
    {
        var closed = db.Conversations.AsNoTracking().OfVisitor(visitorId).Closed().Where(row => row.Id != but);
        var chats = await Listed(closed.OrderByDescending(row => row.ClosedUtc).Take(MostListed)).ToListAsync(cancellationToken);
        var news = chats.Count == 0
            ? []
            : await closed.UnseenAnswers(db).Where(unseen => unseen.Count > 0).ToDictionaryAsync(unseen => unseen.ConversationId, unseen => unseen.Count, cancellationToken);
        return chats.ConvertAll(chat => Shortened(chat) with { Unread = news.GetValueOrDefault(chat.Id) });
    }

    /// <summary>The conversation if it is this visitor's and over, else null.</summary>
    public static async Task<PastChat?> FindPastChatAsync(this BlogDbContext db, Guid visitorId, Guid conversationId, CancellationToken cancellationToken) =>
        await Listed(db.Conversations.AsNoTracking().OfVisitor(visitorId).Closed().Where(row => row.Id == conversationId)).SingleOrDefaultAsync(cancellationToken) is { } chat
            ? Shortened(chat)
            : null;

    public static Task<bool> HasPastChatAsync(this BlogDbContext db, Guid visitorId, Guid but, CancellationToken cancellationToken) =>
        db.Conversations.OfVisitor(visitorId).Closed().AnyAsync(row => row.Id != but, cancellationToken);

    /// <summary>How many answers in each of these conversations their visitor has not seen.</summary>
    public static IQueryable<UnseenAnswers> UnseenAnswers(this IQueryable<Conversation> conversations, BlogDbContext db) => conversations.Select(row => new UnseenAnswers
    {
        ConversationId = row.Id,
        Count = row.Messages.Count(message =>
            message.Sender == SenderKind.Author
            && message.Seq > (db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == row.VisitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0)),
    });

    private static IQueryable<PastChat> Listed(IQueryable<Conversation> conversations) => conversations.Select(row => new PastChat(
        row.Id,
        row.CreatedUtc,
        row.Article!.Title ?? row.Messages.Where(message => message.Sender == SenderKind.Visitor).OrderBy(message => message.Seq).Select(message => message.Text).First()));

    private static PastChat Shortened(PastChat chat) => chat.About.Length <= MostOfText ? chat : chat with { About = $"{chat.About[..MostOfText].TrimEnd()}…" };
}

/// <summary>What a visitor has not seen of a conversation. With setters, since it is made inside of queries that go on.</summary>
public sealed record UnseenAnswers
{
    public required Guid ConversationId { get; init; }

    public required int Count { get; init; }
}
