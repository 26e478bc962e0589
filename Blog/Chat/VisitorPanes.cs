using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Puts the visitor's pane together for a request: page, launcher and plain form alike.</summary>
public sealed class VisitorPanes(BlogDbContext db, CurrentVisitor currentVisitor, CurrentUser currentUser, ReadingPath readingPath, VisitorStates states, ArticleCards cards, ReadMarks marks, IAntiforgery antiforgery, TimeProvider time)
{
    /// <summary>
    /// The pane of a page load: the conversation if it is open or has an unseen answer, else empty. One that is over is got
    /// when the panel opens: until then it needs neither scripts nor a line.
    /// </summary>
    public async Task<ChatPane> ForPageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await currentVisitor.FindAsync(context, cancellationToken) is not { } visitorId)
        {
            return ChatPane.Empty;
        }

        if (await db.IsBlockedAsync(visitorId, time, cancellationToken))
        {
            return ChatPane.NotAvailable;
        }

        var current = await CurrentAsync(visitorId, cancellationToken);
        var isNeeded = current is not null && (current.ClosedUtc is null || await HasUnseenAnswerAsync(current.Id, cancellationToken));
        return await WithUnreadAsync(isNeeded ? await ConversationAsync(context, current!, before: null, cancellationToken) : ChatPane.Empty, visitorId, cancellationToken);
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

        var pane = await FindAsync(context, visitorId, query, cancellationToken);
        return pane is null ? null : await WithUnreadAsync(pane, visitorId, cancellationToken);
    }

    /// <summary>The conversation, or the form that starts one.</summary>
    public async Task<ChatPane> OpenAsync(HttpContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, new PaneQuery(), cancellationToken) ?? throw new InvalidOperationException("There is always one of both.");

    /// <summary>
    /// The pane of a tab whose conversation is not there any more, which a lost line cannot tell: somebody else's and nobody's are
    /// the same. Null while it is there, and for those whom their line tells why it ended.
    /// </summary>
    public async Task<ChatPane?> FindGoneAsync(HttpContext context, string? c, CancellationToken cancellationToken)
    {
        if (await currentVisitor.FindAsync(context, cancellationToken) is not { } visitorId || await db.IsBlockedAsync(visitorId, time, cancellationToken))
        {
            return null;
        }

        var isThere = Guid.TryParse(c, out var id) && await db.FindConversationAsync(id, ChatIdentity.Visitor(visitorId), cancellationToken) is not null;
        return isThere ? null : await WithUnreadAsync(ChatPane.Empty with { Farewell = "This chat is not here any more. What you had not sent is kept for a new one." }, visitorId, cancellationToken);
    }

    public async Task<StartForm> StartFormAsync(HttpContext context, string? path, CancellationToken cancellationToken)
    {
        var article = await readingPath.FindArticleAsync(path, cancellationToken);
        var user = await currentUser.GetAsync(cancellationToken);
        var visitorId = await currentVisitor.FindAsync(context, cancellationToken);
        var last = visitorId is { } own ? await LastGivenAsync(own, cancellationToken) : null;
        return new StartForm(
            states.AvailabilityOf(article),
            new AboutArticle(article is null ? null : path, article?.Title),
            user?.DisplayName,
            Guid.NewGuid(),
            Token(context))
        {
            Name = last?.Name,
            Email = user is null ? last?.Email : await db.Users.Where(row => row.Id == user.Id).Select(row => row.Email).SingleOrDefaultAsync(cancellationToken) ?? last?.Email,
            Earlier = visitorId is { } id ? await db.PastChatsAsync(id, but: null, cancellationToken) : [],
        };
    }

    private async Task<ChatPane?> FindAsync(HttpContext context, Guid visitorId, PaneQuery query, CancellationToken cancellationToken)
    {
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

    /// <summary>What the visitor called themselves last.</summary>
    private Task<GivenBefore?> LastGivenAsync(Guid visitorId, CancellationToken cancellationToken) => db.Conversations.OfVisitor(visitorId)
        .OrderByDescending(row => row.CreatedUtc)
        .Select(row => new GivenBefore(row.VisitorName, row.VisitorEmail))
        .FirstOrDefaultAsync(cancellationToken);

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

    private async Task<ChatPane?> PastAsync(Guid visitorId, Guid conversationId, long? before, CancellationToken cancellationToken)
    {
        if (await db.FindPastChatAsync(visitorId, conversationId, cancellationToken) is not { } chat)
        {
            return null;
        }

        // It has no line over which the page would tell that it was seen.
        await marks.SeeAsync(chat.Id, ChatIdentity.Visitor(visitorId), long.MaxValue, cancellationToken);
        return ChatPane.Empty with { Past = new PastPane(chat, await WithCardsAsync(await db.BeforeAsync(chat.Id, before ?? long.MaxValue, cancellationToken), cancellationToken)) };
    }

    private async Task<ChatPane> WithUnreadAsync(ChatPane pane, Guid visitorId, CancellationToken cancellationToken) => pane with
    {
        Unread = pane switch
        {
            { Conversation.State: var state } => state.Unread,
            { Start: { } start } => start.Earlier.Sum(chat => chat.Unread),
            _ => await db.Conversations.OfVisitor(visitorId).UnseenAnswers(db).SumAsync(unseen => unseen.Count, cancellationToken),
        },
    };

    private Task<bool> HasUnseenAnswerAsync(Guid conversationId, CancellationToken cancellationToken) =>
        db.Conversations.Where(row => row.Id == conversationId).UnseenAnswers(db).AnyAsync(unseen => unseen.Count > 0, cancellationToken);

    private async Task<HistoryPage> WithCardsAsync(HistoryPage history, CancellationToken cancellationToken)
    {
        await cards.AttachAsync(history.Messages, cancellationToken);
        return history;
    }

    private string Token(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;

    private sealed record GivenBefore(string Name, string? Email);
}
