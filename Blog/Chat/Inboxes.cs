using Blog.Accounts;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What the list of the Chats page shows, in a number of queries that does not grow with the conversations.</summary>
public sealed class Inboxes(BlogDbContext db, ConnectionRegistry connections, Typing typing, TimeProvider time)
{
    /// <summary>How many rows a list has at most. Search and filters find the others.</summary>
    public const int MaxRows = 50;

    public async Task<InboxModel> ReadAsync(SignedInUser user, InboxList list, bool isUpdate, CancellationToken cancellationToken)
    {
        var visible = db.Conversations.AsNoTracking().VisibleTo(user);
        var counts = await visible.Open()
            .GroupBy(_ => 1)
            .Select(group => new InboxCounts(group.Count(), group.Count(row => row.WaitingSinceUtc != null), group.Count(row => row.AssignedToId == user.Id)))
            .SingleOrDefaultAsync(cancellationToken) ?? new InboxCounts(0, 0, 0);
        var now = time.GetUtcNow().UtcDateTime;
        var listed = visible.Of(list, user.Id, db, now);
        var rows = await RowsAsync(listed.InOrder(list.Tab), user, now, cancellationToken);
        int? matching = list.IsNarrowed ? await listed.CountAsync(cancellationToken) : null;
        var articleTitle = list.ArticleId is { } id ? await db.Articles.Where(article => article.Id == id).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken) : null;
        return new InboxModel(rows, list, counts, matching, articleTitle, list.IsClosed ? 0 : rows.Where(row => !row.IsOthers).Sum(row => row.Unread), isUpdate);
    }

    private async Task<List<InboxRow>> RowsAsync(IQueryable<Conversation> ordered, SignedInUser user, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await ordered
            .Take(MaxRows)
            .Select(row => new InboxRow(
                row.Id,
                row.VisitorId,
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
                    && message.Seq > (db.ReadMarks
                        .Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == user.Id)
                        .Select(mark => mark.UnreadFrom == null ? (long?)mark.SeenUpTo : mark.UnreadFrom - 1)
                        .FirstOrDefault() ?? 0)),
                row.LastSeq,
                db.Conversations.Count(other => other.VisitorId == row.VisitorId && other.CreatedUtc <= row.CreatedUtc),
                row.AssignedTo!.DisplayName,
                row.AssignedToId == user.Id,
                row.AssignedToId != null ? row.AssignedToId != user.Id : !row.OpenToAll && row.Article.AuthorId != user.Id,
                row.VisitorEmail != null,
                db.ConversationNotes.Any(note => note.ConversationId == row.Id),
                db.VisitorBlocks.Any(block => block.VisitorId == row.VisitorId && (block.UntilUtc == null || block.UntilUtc > now))))
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var tags = await db.ConversationTags.Where(tag => ids.Contains(tag.ConversationId)).OrderBy(tag => tag.Name).ToListAsync(cancellationToken);
        var ofConversation = tags.ToLookup(tag => tag.ConversationId, tag => tag.Name);
        return rows.ConvertAll(row => row with
        {
            Tags = [.. ofConversation[row.Id]],
            IsHere = connections.CountOf(ChatIdentity.OwnerOfVisitor(row.VisitorId)) > 0,
            IsTyping = typing.IsTyping(row.Id, row.VisitorId),
        });
    }
}
