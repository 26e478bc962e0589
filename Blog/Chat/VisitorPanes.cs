using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>What somebody wants to see in the pane.</summary>
/// <param name="Path">The page that the visitor is on.</param>
/// <param name="Before">Messages before this number, for a page without script.</param>
public sealed record PaneQuery(string? Path = null, long? Before = null)
{
    /// <summary>The form of a new conversation, where the present one is closed.</summary>
    public bool IsNew { get; init; }

    /// <summary>The list of conversations that are over.</summary>
    public bool ListsEarlier { get; init; }

    /// <summary>One of those, by the public form of its id.</summary>
    public string? C { get; init; }
}

/// <summary>Puts the visitor's pane together for a request: page, launcher and plain form alike.</summary>
public sealed class VisitorPanes(BlogDbContext db, CurrentVisitor currentVisitor, CurrentUser currentUser, ReadingPath readingPath, VisitorStates states, ArticleCards cards, IAntiforgery antiforgery, TimeProvider time)
{
    /// <summary>The pane of a page load: the conversation if there is one, else empty.</summary>
    public async Task<ChatPane> ForPageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindAsync(context, cancellationToken);
        if (visitorId is { } visitor && await db.IsBlockedAsync(visitor, time, cancellationToken))
        {
            return ChatPane.NotAvailable;
        }

        return visitorId is { } id && await CurrentAsync(id, cancellationToken) is { } conversation
            ? await ConversationAsync(context, conversation, before: null, cancellationToken)
            : ChatPane.Empty;
    }

    /// <summary>
    /// The pane of somebody who opens it: the conversation, or the form that starts one. Gives the browser its visitor
    /// cookie. Null when a conversation was asked for that is not the visitor's.
    /// </summary>
    public async Task<ChatPane?> FindAsync(HttpContext context, PaneQuery query, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindOrIssueAsync(context, cancellationToken);
        if (await db.IsBlockedAsync(visitorId, time, cancellationToken))
        {
            return ChatPane.NotAvailable;
        }

        var current = await CurrentAsync(visitorId, cancellationToken);
        if (query.ListsEarlier)
        {
            return ChatPane.Empty with { Earlier = await db.PastChatsAsync(visitorId, current?.Id, cancellationToken) };
        }

        if (query.C is not null && (!Guid.TryParse(query.C, out var asked) || asked != current?.Id))
        {
            return await PastAsync(visitorId, asked, query.Before, cancellationToken);
        }

        return current is null || (query.IsNew && current.ClosedUtc is not null)
            ? new ChatPane(await StartFormAsync(context, query.Path, cancellationToken), null)
            : await ConversationAsync(context, current, query.Before, cancellationToken);
    }

    /// <summary>The conversation, or the form that starts one.</summary>
    public async Task<ChatPane> OpenAsync(HttpContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, new PaneQuery(), cancellationToken) ?? throw new InvalidOperationException("There is always one of both.");

    public async Task<StartForm> StartFormAsync(HttpContext context, string? path, CancellationToken cancellationToken)
    {
        var article = await readingPath.FindArticleAsync(path, cancellationToken);
        var user = await currentUser.GetAsync(cancellationToken);
        var visitorId = await currentVisitor.FindAsync(context, cancellationToken);
        return new StartForm(
            states.AvailabilityOf(article),
            new AboutArticle(article is null ? null : path, article?.Title),
            user?.DisplayName,
            Guid.NewGuid(),
            Token(context))
        {
            Earlier = visitorId is { } id ? await db.PastChatsAsync(id, but: null, cancellationToken) : [],
        };
    }

    /// <summary>The open conversation, else the one closed so lately that writing opens it again.</summary>
    private async Task<Conversation?> CurrentAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().UtcDateTime - Conversation.ReopenWindow;
        return await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Where(row => row.ClosedUtc == null || row.ClosedUtc > since)
            .OrderBy(row => row.ClosedUtc != null)
            .ThenByDescending(row => row.ClosedUtc)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<ChatPane> ConversationAsync(HttpContext context, Conversation conversation, long? before, CancellationToken cancellationToken)
    {
        var history = await WithCardsAsync(await db.BeforeAsync(conversation.Id, before ?? long.MaxValue, cancellationToken), cancellationToken);
        var (state, seen) = await states.FindAsync(conversation.Id, conversation.VisitorId, cancellationToken) ?? throw new InvalidOperationException("The conversation was just there.");
        var token = Token(context);
        var hasEarlier = await db.HasPastChatAsync(conversation.VisitorId, conversation.Id, cancellationToken);
        return new ChatPane(null, new ConversationPane(
            conversation.Id,
            history,
            state,
            new ComposerModel(conversation.Id, "/chat/messages", "Message", "Write to the author…", Guid.NewGuid(), token),
            new PaneMenu(conversation.Id, token, hasEarlier, await currentUser.GetAsync(cancellationToken) is not null) { HasEmail = conversation.VisitorEmail is not null },
            seen));
    }

    private async Task<ChatPane?> PastAsync(Guid visitorId, Guid conversationId, long? before, CancellationToken cancellationToken) =>
        await db.FindPastChatAsync(visitorId, conversationId, cancellationToken) is { } chat
            ? ChatPane.Empty with { Past = new PastPane(chat, await WithCardsAsync(await db.BeforeAsync(chat.Id, before ?? long.MaxValue, cancellationToken), cancellationToken)) }
            : null;

    private async Task<HistoryPage> WithCardsAsync(HistoryPage history, CancellationToken cancellationToken)
    {
        await cards.AttachAsync(history.Messages, cancellationToken);
        return history;
    }

    private string Token(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;
}
