using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Search;

/// <summary>Messages that fit a query, the newest first.</summary>
/// <param name="NextPage">The number of the page after this one, if there is one.</param>
public sealed record FoundMessages(MessageQuery Query, IReadOnlyList<FoundMessage> Messages, int? NextPage);

public sealed record FoundMessage(Guid ConversationId, long Seq, string VisitorName, string? ArticleTitle, string SenderName, SenderKind Sender, string Text, DateTime CreatedUtc);

/// <summary>Finds what was said, in the conversations that an author may see.</summary>
public sealed class SearchMessages(BlogDbContext db)
{
    public const int PageSize = 20;

    /// <summary>
    /// How many of the newest messages with the words are looked through for those that the author may see: who looks for a
    /// word that is in more of them looks for another one as well.
    /// </summary>
    private const int MaxLookedAt = 5_000;

    public async Task<FoundMessages> FindAsync(MessageQuery query, SignedInUser user, int page, CancellationToken cancellationToken)
    {
        if (query.IsEmpty)
        {
            return new FoundMessages(query, [], null);
        }

        // An administrator sees them all: no more are needed than are shown.
        var limit = user.IsAdministrator ? (page * PageSize) + 1 : MaxLookedAt;
        var match = query.Match;
        var hits = db.Database.SqlQuery<Hit>($"""
            SELECT "n"."Id", "n"."ConversationId", "n"."Seq"
            FROM (SELECT rowid AS "Number" FROM "MessageSearch" WHERE "MessageSearch" MATCH {match} ORDER BY rowid DESC LIMIT {limit}) AS "f"
            CROSS JOIN "MessageNumbers" AS "n" ON "n"."Id" = "f"."Number"
            """);
        var found = await (
                from hit in hits
                join conversation in db.Conversations.AsNoTracking().VisibleTo(user) on hit.ConversationId equals conversation.Id
                join message in db.Messages.AsNoTracking() on new { hit.ConversationId, hit.Seq } equals new { message.ConversationId, message.Seq }
                orderby hit.Id descending
                select new FoundMessage(message.ConversationId, message.Seq, conversation.VisitorName, conversation.Article!.Title, message.SenderName, message.Sender, message.Text, message.CreatedUtc))
            .Skip((page - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        return new FoundMessages(query, found.Count > PageSize ? found[..PageSize] : found, found.Count > PageSize ? page + 1 : null);
    }

    private sealed record Hit(long Id, Guid ConversationId, long Seq);
}
