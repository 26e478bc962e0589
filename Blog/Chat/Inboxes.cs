using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What the list of the Chats page shows, in a number of queries that does not grow with the conversations.</summary>
public sealed class Inboxes(BlogDbContext db, ConnectionRegistry connections, Viewers viewers, Typing typing, TimeProvider time)
{
    /// <summary>How many rows a page of a list has.</summary>
    public const int MaxRows = 50;

    /// <summary>Of so many conversations an author is told at once; the rest has its turn when some of these are read.</summary>
    private const int MaxCalls = 50;

    public async Task<InboxModel> ReadAsync(SignedInUser user, InboxList list, bool isUpdate, CancellationToken cancellationToken)
    {
        var visible = db.Conversations.AsNoTracking().VisibleTo(user);
        var counts = await visible.Open()
            .GroupBy(row => row.ClosedUtc) // one group, which needs no sorting
            .Select(group => new InboxCounts(group.Count(), group.Count(row => row.WaitingSinceUtc != null), group.Count(row => row.AssignedToId == user.Id)))
            .SingleOrDefaultAsync(cancellationToken) ?? new InboxCounts(0, 0, 0);
        var now = time.GetUtcNow().UtcDateTime;
        var listed = visible.Of(list, user.Id, db, now);
        var rows = await RowsAsync(listed.PageOf(list, MaxRows + 1), user, now, cancellationToken);
        int? matching = list.IsNarrowed ? await listed.CountAsync(cancellationToken) : null;
        return new InboxModel([.. rows.Take(MaxRows)], rows.Count > MaxRows, list, counts, matching, await ArticleTitleAsync(list, visible, user, now, cancellationToken), await CallsAsync(visible, user, cancellationToken), isUpdate);
    }

    /// <summary>Of the article that the list is narrowed to. Another author's draft has its title to itself, unless a chat tells it anyway.</summary>
    private async Task<string?> ArticleTitleAsync(InboxList list, IQueryable<Conversation> visible, SignedInUser user, DateTime now, CancellationToken cancellationToken) => list.ArticleId is not { } id ? null : await db.Articles
        .Where(article => article.Id == id)
        .Where(article => (article.Status == ArticleStatus.Published && article.PublishedUtc <= now) || article.AuthorId == user.Id || user.IsAdministrator || visible.Any(row => row.ArticleId == id))
        .Select(article => article.Title)
        .SingleOrDefaultAsync(cancellationToken);

    private async Task<List<InboxCall>> CallsAsync(IQueryable<Conversation> visible, SignedInUser user, CancellationToken cancellationToken)
    {
        var unseen = visible.Open()
            .Where(row => (row.AssignedToId ?? user.Id) == user.Id && (row.AssignedToId != null || row.OpenToAll || row.Article!.AuthorId == user.Id)) // put so, no index of owners invites to sort them all
            .WithSeen(db, user.Id)
            .Where(call => call.Row.AssignedToId == user.Id || (call.Row.LastSeq > call.SeenUpTo && call.Row.Messages.Any(message => message.Sender == SenderKind.Visitor && message.Seq > call.SeenUpTo)));
        var calls = await unseen
            .OrderByDescending(call => call.Row.LastMessageUtc)
            .Take(MaxCalls)
            .Select(call => new InboxCall(
                call.Row.Id,
                call.Row.VisitorId,
                call.Row.VisitorName,
                call.Row.LastText,
                call.Row.LastSeq,
                call.Row.Messages.Count(message => message.Sender == SenderKind.Visitor && message.Seq > call.SeenUpTo),
                call.Row.Visitor!.UserId == user.Id,
                call.Row.AssignedToId == user.Id,
                call.Row.WaitingSinceUtc != null))
            .ToListAsync(cancellationToken);
        return calls.ConvertAll(call => call with { IsHere = IsHere(call.VisitorId), IsOpenElsewhere = viewers.NamesIn(call.Id, user.Id).Count > 0 });
    }

    private bool IsHere(Guid visitorId) => connections.CountOf(ChatIdentity.OwnerOfVisitor(visitorId)) > 0;

    private async Task<List<InboxRow>> RowsAsync(IQueryable<Conversation> listed, SignedInUser user, DateTime now, CancellationToken cancellationToken)
    {
        var blocks = db.VisitorBlocks.Holding(now);
        var rows = await listed
            .WithSeen(db, user.Id)
            .Select(seen => new InboxRow(
                seen.Row.Id,
                seen.Row.VisitorId,
                seen.Row.VisitorName,
                seen.Row.Visitor!.UserId != null,
                seen.Row.Visitor.UserId == user.Id,
                seen.Row.LastText,
                seen.Row.LastSender,
                seen.Row.LastMessageUtc,
                seen.Row.WaitingSinceUtc,
                seen.Row.Article!.Title,
                seen.Row.Messages.Count(message => message.Sender == SenderKind.Visitor && message.Seq > seen.SeenUpTo),
                seen.Row.LastSeq,
                db.Conversations.Count(other => other.VisitorId == seen.Row.VisitorId && other.CreatedUtc <= seen.Row.CreatedUtc),
                seen.Row.AssignedTo!.DisplayName,
                seen.Row.AssignedToId == user.Id,
                seen.Row.AssignedToId != null ? seen.Row.AssignedToId != user.Id : !seen.Row.OpenToAll && seen.Row.Article.AuthorId != user.Id,
                seen.Row.VisitorEmail != null,
                db.ConversationNotes.Any(note => note.ConversationId == seen.Row.Id),
                blocks.Any(block => block.VisitorId == seen.Row.VisitorId)))
            .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var tags = await db.ConversationTags.Where(tag => ids.Contains(tag.ConversationId)).OrderBy(tag => tag.Name).ToListAsync(cancellationToken);
        var ofConversation = tags.ToLookup(tag => tag.ConversationId, tag => tag.Name);
        return rows.ConvertAll(row => row with
        {
            Tags = [.. ofConversation[row.Id]],
            IsHere = IsHere(row.VisitorId),
            IsTyping = typing.IsTyping(row.Id, row.VisitorId),
        });
    }
}
