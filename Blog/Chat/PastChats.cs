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
        var chats = await Listed(db.Conversations.AsNoTracking().OfVisitor(visitorId).Closed().Where(row => row.Id != but)
            .OrderByDescending(row => row.ClosedUtc).Take(MostListed)).ToListAsync(cancellationToken);
        return chats.ConvertAll(Shortened);
    }

    /// <summary>The conversation if it is this visitor's and over, else null.</summary>
    public static async Task<PastChat?> FindPastChatAsync(this BlogDbContext db, Guid visitorId, Guid conversationId, CancellationToken cancellationToken) =>
        await Listed(db.Conversations.AsNoTracking().OfVisitor(visitorId).Closed().Where(row => row.Id == conversationId)).SingleOrDefaultAsync(cancellationToken) is { } chat
            ? Shortened(chat)
            : null;

    public static Task<bool> HasPastChatAsync(this BlogDbContext db, Guid visitorId, Guid but, CancellationToken cancellationToken) =>
        db.Conversations.OfVisitor(visitorId).Closed().AnyAsync(row => row.Id != but, cancellationToken);

    private static IQueryable<PastChat> Listed(IQueryable<Conversation> conversations) => conversations.Select(row => new PastChat(
        row.Id,
        row.CreatedUtc,
        row.Article!.Title ?? row.Messages.Where(message => message.Sender == SenderKind.Visitor).OrderBy(message => message.Seq).Select(message => message.Text).First()));

    private static PastChat Shortened(PastChat chat) => chat.About.Length <= MostOfText ? chat : chat with { About = $"{chat.About[..MostOfText].TrimEnd()}…" };
}
