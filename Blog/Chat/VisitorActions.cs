using Blog.Data;
using Blog.Realtime;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What became of something that a visitor asked for. Not found: the conversation is not the visitor's, or not in that state.</summary>
/// <param name="Refusal">What is wrong with what was typed, as a key of the texts.</param>
public sealed record ActionResult(bool IsFound, string? Refusal = null)
{
    public bool IsDone => IsFound && Refusal is null;
}

/// <summary>What visitors do with a conversation beside writing in it.</summary>
public sealed class VisitorActions(BlogDbContext db, InProcessWakeUp wakeUp, TimeProvider time)
{
    /// <summary>Says whether a closed conversation helped, and why. Saying it again changes it.</summary>
    public async Task<ActionResult> RateAsync(Guid conversationId, Guid visitorId, ChatRating rating, string? comment, CancellationToken cancellationToken)
    {
        var text = PlainText.Normalize(comment);
        if (text.Length > Conversation.MaxRatingCommentLength)
        {
            return new ActionResult(IsFound: true, "That comment is too long: 500 characters at most.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var stored = text.Length == 0 ? null : text;
        return await ChangeAsync(
            conversationId,
            () => db.Conversations.OfVisitor(visitorId).Closed().Where(row => row.Id == conversationId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Rating, rating).SetProperty(row => row.RatingComment, stored).SetProperty(row => row.RatedUtc, now),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// Keeps the address to which a late answer goes. Until somebody has answered it may be mended; then it is not exchanged for
    /// another any more: a chat would carry its words to one mailbox after the other.
    /// </summary>
    public async Task<ActionResult> LeaveEmailAsync(Guid conversationId, Guid visitorId, string? address, CancellationToken cancellationToken)
    {
        var email = VisitorEmail.Normalize(address);
        if ((email is null ? "Write your e-mail address first." : VisitorEmail.Refusal(email)) is { } refusal)
        {
            return new ActionResult(IsFound: true, refusal);
        }

        var open = db.Conversations.OfVisitor(visitorId).Open().Where(row => row.Id == conversationId);
        var result = await ChangeAsync(
            conversationId,
            () => open.Where(row => row.VisitorEmail == null || row.VisitorEmail == email || row.FirstReplyUtc == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorEmail, email), cancellationToken),
            cancellationToken);
        return !result.IsFound && await open.AnyAsync(cancellationToken)
            ? new ActionResult(IsFound: true, "Another address was left in this chat already.")
            : result;
    }

    private async Task<ActionResult> ChangeAsync(Guid conversationId, Func<Task<int>> change, CancellationToken cancellationToken)
    {
        var isFound = await db.WriteAsync(change, cancellationToken) > 0;
        if (isFound)
        {
            wakeUp.Publish(ChatTopics.Of(conversationId));
            wakeUp.Publish(ChatTopics.Inbox);
        }

        return new ActionResult(isFound);
    }
}
