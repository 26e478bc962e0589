using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What changes in a visitor's pane beside the messages, read in one query.</summary>
public sealed class VisitorStates(BlogDbContext db, Presence presence, Expectations expectations)
{
    /// <param name="articleAuthorId">Whom the chat is with; null for one that is open to all.</param>
    public Availability AvailabilityFor(Guid? articleAuthorId) => expectations.Of(presence.IsAnyoneOnlineFor(articleAuthorId));

    /// <summary>The state and the newest number seen, or null when the conversation is not the visitor's.</summary>
    public async Task<(VisitorState State, long SeenUpTo)?> FindAsync(Guid conversationId, Guid visitorId, CancellationToken cancellationToken)
    {
        var found = await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                row.LastSeq,
                row.OpenToAll,
                row.Article!.AuthorId,
                IsClosed = row.ClosedUtc != null,
                IsWaiting = row.WaitingSinceUtc != null,
                row.HasToldWaiting,
                row.VisitorEmail,
                row.Rating,
                row.RatingComment,
                SeenUpTo = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == visitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0,
                Unread = row.Messages.Count(message =>
                    message.Sender == SenderKind.Author
                    && message.Seq > (db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == visitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var isLeftWaiting = found.IsWaiting && found.HasToldWaiting;
        var step = new VisitorStep(conversationId, found.IsClosed, isLeftWaiting && found.VisitorEmail is null, isLeftWaiting ? found.VisitorEmail : null, found.Rating, found.RatingComment);
        return (new VisitorState(AvailabilityFor(found.OpenToAll ? null : found.AuthorId), found.Unread, found.LastSeq, step), found.SeenUpTo);
    }
}
