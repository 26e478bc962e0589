using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What the Chats page shows, in a number of queries that does not grow with the conversations.</summary>
public static class InboxQueries
{
    private const int MaxRows = 50;

    public static async Task<InboxModel> InboxAsync(this BlogDbContext db, SignedInUser user, bool closed, bool isUpdate, CancellationToken cancellationToken)
    {
        var visible = db.Conversations.AsNoTracking().VisibleTo(user);
        var counts = await visible.Open()
            .GroupBy(_ => 1)
            .Select(group => new { Open = group.Count(), Waiting = group.Count(row => row.WaitingSinceUtc != null) })
            .SingleOrDefaultAsync(cancellationToken);
        var rows = await Ordered(visible, closed)
            .Take(MaxRows)
            .Select(row => new InboxRow(
                row.Id,
                row.VisitorName,
                row.Visitor!.UserId != null,
                row.Visitor.UserId == user.Id,
                row.LastText,
                row.LastSender,
                row.LastMessageUtc,
                row.WaitingSinceUtc,
                row.Article!.Title,
                row.Messages.Count(message =>
                    message.Sender == SenderKind.Visitor
                    && message.Seq > (db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == user.Id).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0)),
                row.LastSeq))
            .ToListAsync(cancellationToken);
        return new InboxModel(rows, closed, counts?.Open ?? 0, counts?.Waiting ?? 0, closed ? 0 : rows.Sum(row => row.Unread), isUpdate);
    }

    /// <summary>Who has waited longest stands first; then those whom nobody keeps waiting, the latest first.</summary>
    private static IQueryable<Conversation> Ordered(IQueryable<Conversation> visible, bool closed) => closed
        ? visible.Closed().OrderByDescending(row => row.ClosedUtc)
        : visible.Open()
            .OrderBy(row => row.WaitingSinceUtc == null)
            .ThenBy(row => row.WaitingSinceUtc)
            .ThenByDescending(row => row.LastMessageUtc)
            .ThenBy(row => row.Id);

    public static async Task<ThreadState?> ThreadStateAsync(this BlogDbContext db, Guid conversationId, ChatIdentity author, CancellationToken cancellationToken) =>
        await author.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new ThreadState(
                row.Id,
                row.ClosedUtc != null,
                new AboutArticle(row.ReadingArticle == null ? null : "/articles/" + row.ReadingArticle.Slug, row.ReadingArticle!.Title),
                row.LastSeq))
            .SingleOrDefaultAsync(cancellationToken);
}
