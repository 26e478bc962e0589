using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What changes in a visitor's pane beside the messages, read in one query.</summary>
public sealed class VisitorStates(BlogDbContext db, Presence presence, Expectations expectations, TimeProvider time)
{
    /// <summary>Among so many messages an answer is part of a chat that goes on.</summary>
    private const int JustNow = 20;

    /// <summary>Who goes so long after the last message leaves no chat behind.</summary>
    private static readonly TimeSpan MidChat = TimeSpan.FromMinutes(10);

    /// <summary>What somebody may expect who has written nothing yet.</summary>
    /// <param name="article">What the chat would be about.</param>
    public Availability AvailabilityOf(ReadArticle? article) => AvailabilityFor(presence.FirstAnswererOf(article));

    /// <summary>The state and the newest number seen, or null when the conversation is not the visitor's.</summary>
    public async Task<(VisitorState State, long SeenUpTo)?> FindAsync(Guid conversationId, Guid visitorId, CancellationToken cancellationToken)
    {
        var unseen = db.Conversations.OfVisitor(visitorId).UnseenAnswers(db);
        var found = await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                row.LastSeq,
                row.LastMessageUtc,
                row.OpenToAll,
                row.AssignedToId,
                AssignedTo = row.AssignedTo!.DisplayName,
                row.Article!.AuthorId,
                Author = row.Article.Author!.DisplayName,
                IsClosed = row.ClosedUtc != null,
                row.WaitingSinceUtc,
                row.FirstReplyUtc,
                row.HasToldWaiting,
                row.VisitorEmail,
                row.Rating,
                row.RatingComment,
                LastAuthorId = row.Messages
                    .Where(message => message.Sender == SenderKind.Author && message.Seq > row.LastSeq - JustNow)
                    .OrderByDescending(message => message.Seq)
                    .Select(message => (Guid?)message.SenderId)
                    .FirstOrDefault(),
                LastAuthor = row.Messages
                    .Where(message => message.Sender == SenderKind.Author && message.Seq > row.LastSeq - JustNow)
                    .OrderByDescending(message => message.Seq)
                    .Select(message => message.SenderName)
                    .FirstOrDefault(),
                SeenUpTo = db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == visitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0,
                Unread = unseen.Sum(answers => answers.Count),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (answererId, answerer) = found.AssignedToId is null ? (found.LastAuthorId, found.LastAuthor) : (found.AssignedToId, found.AssignedTo);
        var availability = AvailabilityFor(found.OpenToAll ? null : found.AssignedToId ?? found.AuthorId) with
        {
            Missed = !found.IsClosed && found.LastAuthorId is { } answered && answered == answererId ? Missed(answered, found.LastMessageUtc) : null,
            Answering = !found.IsClosed && answererId is { } answering && presence.IsOnline(answering) ? answerer : null,
        };

        // Who was told once and has been answered since is no more left waiting than anybody else.
        var isLeftWaiting = found.HasToldWaiting && found.WaitingSinceUtc is { } since && (found.FirstReplyUtc is null || time.GetUtcNow().UtcDateTime - since >= WaitingLines.Patience);
        var needsMail = isLeftWaiting || (found is { IsClosed: false, WaitingSinceUtc: not null } && availability is { IsOnline: false, Answering: null });
        var step = new VisitorStep(conversationId, found.IsClosed, needsMail && found.VisitorEmail is null, needsMail ? found.VisitorEmail : null, found.FirstReplyUtc is null, found.Rating, found.RatingComment);
        var counterpart = answerer ?? (found.OpenToAll ? null : found.Author);
        return (new VisitorState(availability, counterpart, found.Unread, found.LastSeq, step), found.SeenUpTo);
    }

    /// <param name="answererId">Whose the chat is; null for one that is open to all.</param>
    private Availability AvailabilityFor(Guid? answererId) => expectations.Of(presence.IsAnyoneOnlineFor(answererId));

    private string? Missed(Guid authorId, DateTime lastMessageUtc) =>
        presence.FindMissed(authorId) is var (leftUtc, name) && leftUtc.UtcDateTime - lastMessageUtc < MidChat ? name : null;
}
