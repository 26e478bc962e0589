using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Realtime;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What an author's page shows beside the messages of a conversation.</summary>
public sealed class Threads(BlogDbContext db, ConnectionRegistry connections, Viewers viewers, TimeProvider time)
{
    private const int MaxEarlier = 10;

    /// <summary>Null when the author may not see it, or not any more.</summary>
    public async Task<ThreadState?> StateAsync(Guid conversationId, ChatIdentity author, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var blocks = db.VisitorBlocks.Holding(now);
        var found = await author.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                row.VisitorId,
                IsBlocked = blocks.Any(block => block.VisitorId == row.VisitorId),
                IsClosed = row.ClosedUtc != null,
                Path = row.ReadingArticle == null ? null : "/articles/" + row.ReadingArticle.Slug,
                row.ReadingArticle!.Title,
                row.LastSeq,
                row.AssignedToId,
                OwnerName = row.AssignedTo!.DisplayName,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new ThreadState(
            conversationId,
            found.IsClosed,
            new AboutArticle(found.Path, found.Title),
            found.LastSeq,
            found.OwnerName,
            found.AssignedToId == author.Id,
            connections.CountOf(ChatIdentity.OwnerOfVisitor(found.VisitorId)) > 0,
            found.IsBlocked,
            string.Join(", ", viewers.NamesIn(conversationId, author.Id)));
    }

    /// <inheritdoc cref="StateAsync"/>
    public async Task<ContextModel?> ContextAsync(Guid conversationId, ChatIdentity author, string token, CancellationToken cancellationToken)
    {
        var found = await author.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                Row = row,
                IsSignedIn = row.Visitor!.UserId != null,
                FirstSeenUtc = row.Visitor.CreatedUtc,
                Chats = db.Conversations.Count(other => other.VisitorId == row.VisitorId),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var row = found.Row;
        var earlier = await author.Scope(db.Conversations.AsNoTracking())
            .Where(other => other.VisitorId == row.VisitorId && other.Id != conversationId)
            .OrderByDescending(other => other.CreatedUtc)
            .Take(MaxEarlier)
            .Select(other => new EarlierChat(other.Id, other.Article!.Title, other.LastText, other.CreatedUtc))
            .ToListAsync(cancellationToken);
        return new ContextModel(
            conversationId,
            row.VisitorName,
            found.IsSignedIn,
            row.VisitorEmail,
            found.Chats,
            found.FirstSeenUtc,
            row.VisitorAgent,
            row.VisitorLanguage,
            row.VisitorTimeZone,
            row.Referrer,
            earlier,
            await db.TrailAsync(conversationId, connections.CountOf(ChatIdentity.OwnerOfVisitor(row.VisitorId)) > 0, isUpdate: false, cancellationToken),
            token)
        {
            Opinion = row is { Rating: { } rating, RatedUtc: { } ratedUtc } ? new VisitorOpinion(rating, row.RatingComment, ratedUtc) : null,
            Privacy = await db.PrivacyAsync(conversationId, author.IsAdministrator, row.VisitorEmail is not null, token, time, cancellationToken),
        };
    }
}
