using Blog.Accounts;
using Blog.Chat;
using Blog.Chat.Search;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Chats;

/// <summary>Puts the Chats page together for an author.</summary>
public sealed class Desks(BlogDbContext db, Inboxes inboxes, Threads threads, ConversationTags tags, Presence presence, ArticleCards cards, IAntiforgery antiforgery)
{
    public async Task<DeskModel> OpenAsync(SignedInUser user, InboxList list, ThreadModel? thread, CancellationToken cancellationToken) =>
        new(await inboxes.ReadAsync(user, list, isUpdate: false, cancellationToken), thread, null) { Tags = await tags.KnownAsync(user, cancellationToken) };

    /// <summary>The list with what was found over it.</summary>
    public async Task<DeskModel> OpenAsync(SignedInUser user, FoundMessages found, CancellationToken cancellationToken) =>
        new(await inboxes.ReadAsync(user, new InboxList(InboxTab.Open), isUpdate: false, cancellationToken), null, found) { Tags = await tags.KnownAsync(user, cancellationToken) };

    /// <summary>One conversation, or null when the author may not see it.</summary>
    /// <param name="before">Shows the page of history that ends before this message.</param>
    /// <param name="at">Shows the part of the conversation around this message.</param>
    public async Task<ThreadModel?> ThreadAsync(HttpContext context, SignedInUser user, Guid conversationId, long? before, CancellationToken cancellationToken, long? at = null)
    {
        var identity = ChatIdentity.Author(user);
        var found = await identity.Scope(db.Conversations.AsNoTracking())
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                row.VisitorName,
                row.Article!.Slug,
                row.Article.Title,
                SeenUpTo = db.ReadMarks
                    .Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == user.Id)
                    .Select(mark => mark.UnreadFrom == null ? (long?)mark.SeenUpTo : mark.UnreadFrom - 1)
                    .FirstOrDefault() ?? 0,
            })
            .SingleOrDefaultAsync(cancellationToken);
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        if (found is null
            || await threads.StateAsync(conversationId, identity, cancellationToken) is not { } state
            || await threads.ContextAsync(conversationId, identity, token, cancellationToken) is not { } about)
        {
            return null;
        }

        // What is among the newest is shown where it goes on.
        var part = at is { } seq && seq <= state.LastSeq - ChatHistory.PageSize ? await db.AroundAsync(conversationId, seq, cancellationToken) : null;
        var history = part?.Page ?? await db.BeforeAsync(conversationId, before ?? long.MaxValue, cancellationToken);
        await cards.AttachAsync(history.Messages, cancellationToken);
        return new ThreadModel(
            conversationId,
            found.VisitorName,
            new AboutArticle(found.Slug is null ? null : $"/articles/{found.Slug}", found.Title),
            state,
            history,
            new ComposerModel(conversationId, "/chats/messages", "Reply", "Write an answer…", Guid.NewGuid(), token),
            about with { Tags = await tags.FindAsync(conversationId, user, token, cancellationToken) })
        {
            SeenUpTo = found.SeenUpTo,
            At = at,
            Part = part,
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
