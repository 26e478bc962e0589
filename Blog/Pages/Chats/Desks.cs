using Blog.Accounts;
using Blog.Chat;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Puts the Chats page together for an author.</summary>
public sealed class Desks(BlogDbContext db, Inboxes inboxes, Threads threads, Presence presence, IAntiforgery antiforgery)
{
    public async Task<DeskModel> OpenAsync(SignedInUser user, InboxList list, ThreadModel? thread, CancellationToken cancellationToken) =>
        new(await inboxes.ReadAsync(user, list, isUpdate: false, cancellationToken), thread);

    /// <summary>One conversation, or null when the author may not see it.</summary>
    public async Task<ThreadModel?> ThreadAsync(HttpContext context, SignedInUser user, Guid conversationId, long? before, CancellationToken cancellationToken)
    {
        var identity = ChatIdentity.Author(user);
        var found = await identity.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new { row.VisitorName, row.Article!.Slug, row.Article.Title })
            .SingleOrDefaultAsync(cancellationToken);
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        if (found is null
            || await threads.StateAsync(conversationId, identity, cancellationToken) is not { } state
            || await threads.ContextAsync(conversationId, identity, token, cancellationToken) is not { } about)
        {
            return null;
        }

        var history = await db.BeforeAsync(conversationId, before ?? long.MaxValue, cancellationToken);
        return new ThreadModel(
            conversationId,
            found.VisitorName,
            new AboutArticle(found.Slug is null ? null : $"/articles/{found.Slug}", found.Title),
            state,
            history,
            new ComposerModel(conversationId, "/chats/messages", "Reply", "Write an answer…", Guid.NewGuid(), token),
            about)
        {
            Asides = await db.AsidesAsync(conversationId, history, user.Id, cancellationToken),
            Colleagues = await ColleaguesAsync(user, cancellationToken),
        };
    }

    private async Task<List<Colleague>> ColleaguesAsync(SignedInUser user, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking()
            .Where(other => other.Id != user.Id && !other.IsDisabled && (other.IsAuthor || other.IsAdministrator))
            .OrderBy(other => other.DisplayName)
            .Select(other => new { other.Id, other.DisplayName })
            .ToListAsync(cancellationToken);
        return people.ConvertAll(person => new Colleague(person.Id, person.DisplayName, presence.IsOnline(person.Id)));
    }
}
