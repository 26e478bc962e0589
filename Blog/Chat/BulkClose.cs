using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>An open conversation that can be ticked to be closed with others.</summary>
public sealed record ClosableChat(Guid Id, string VisitorName, string LastText, DateTime LastMessageUtc, string? ArticleTitle);

/// <summary>Closes several conversations of a list at once.</summary>
public sealed class BulkClose(BlogDbContext db, CloseConversation closing, TimeProvider time)
{
    /// <summary>The open conversations of a list that the author may see, as many as the list itself shows.</summary>
    public Task<List<ClosableChat>> ListAsync(SignedInUser user, InboxList list, CancellationToken cancellationToken)
    {
        var open = list.IsClosed ? list.Under(InboxTab.Open) : list;
        return Chats(db.Conversations.VisibleTo(user).Of(open, user.Id, db, time.GetUtcNow().UtcDateTime).PageOf(open, Inboxes.MaxRows)).ToListAsync(cancellationToken);
    }

    /// <summary>Those of the ticked ones that are open and that the author may see.</summary>
    public Task<List<ClosableChat>> TickedAsync(SignedInUser user, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        Chats(db.Conversations.VisibleTo(user).Open().Where(row => ids.Contains(row.Id)).InOrder()).Take(Inboxes.MaxRows).ToListAsync(cancellationToken);

    /// <summary>Closes them, each with its line that says so. Gives how many it were.</summary>
    public async Task<int> CloseAsync(SignedInUser user, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var closed = 0;
        foreach (var chat in await TickedAsync(user, ids, cancellationToken))
        {
            closed += await closing.CloseAsync(chat.Id, ChatIdentity.Author(user), cancellationToken) ? 1 : 0;
        }

        return closed;
    }

    private static IQueryable<ClosableChat> Chats(IQueryable<Conversation> rows) =>
        rows.AsNoTracking().Select(row => new ClosableChat(row.Id, row.VisitorName, row.LastText, row.LastMessageUtc, row.Article!.Title));
}
