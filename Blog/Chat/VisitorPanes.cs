using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Puts the visitor's pane together for a request: page, launcher and plain form alike.</summary>
public sealed class VisitorPanes(BlogDbContext db, CurrentVisitor currentVisitor, CurrentUser currentUser, ReadingPath readingPath, Presence presence, IAntiforgery antiforgery, TimeProvider time)
{
    /// <summary>The pane of a page load: the conversation if there is one, else empty.</summary>
    public async Task<ChatPane> ForPageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindAsync(context, cancellationToken);
        return visitorId is { } id && await CurrentAsync(id, cancellationToken) is { } conversation
            ? await ConversationAsync(context, conversation, before: null, cancellationToken)
            : ChatPane.Empty;
    }

    /// <summary>The pane of somebody who opens it: the conversation, or the form that starts one. Gives the browser its visitor cookie.</summary>
    public async Task<ChatPane> OpenAsync(HttpContext context, string? path, long? before, CancellationToken cancellationToken)
    {
        var visitorId = await currentVisitor.FindOrIssueAsync(context, cancellationToken);
        return await CurrentAsync(visitorId, cancellationToken) is { } conversation
            ? await ConversationAsync(context, conversation, before, cancellationToken)
            : new ChatPane(await StartFormAsync(context, path, cancellationToken), null);
    }

    public async Task<StartForm> StartFormAsync(HttpContext context, string? path, CancellationToken cancellationToken)
    {
        var article = await readingPath.FindArticleAsync(path, cancellationToken);
        var user = await currentUser.GetAsync(cancellationToken);
        return new StartForm(
            presence.IsAnyoneOnlineFor(article is { AuthorMayAnswer: true } ? article.AuthorId : null),
            new AboutArticle(article is null ? null : path, article?.Title),
            user?.DisplayName,
            Guid.NewGuid(),
            Token(context));
    }

    /// <summary>What changes in the pane, or null when the conversation is not the visitor's.</summary>
    public async Task<VisitorState?> StateAsync(Guid conversationId, Guid visitorId, CancellationToken cancellationToken)
    {
        var found = await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Where(row => row.Id == conversationId)
            .Select(row => new
            {
                row.LastSeq,
                row.OpenToAll,
                row.Article!.AuthorId,
                Unread = row.Messages.Count(message =>
                    message.Sender == SenderKind.Author
                    && message.Seq > (db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == visitorId).Select(mark => (long?)mark.SeenUpTo).FirstOrDefault() ?? 0)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new VisitorState(presence.IsAnyoneOnlineFor(found.OpenToAll ? null : found.AuthorId), found.Unread, found.LastSeq);
    }

    /// <summary>The open conversation, else the one closed so lately that writing opens it again.</summary>
    private async Task<Conversation?> CurrentAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().UtcDateTime - Conversation.ReopenWindow;
        return await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Where(row => row.ClosedUtc == null || row.ClosedUtc > since)
            .OrderBy(row => row.ClosedUtc != null)
            .ThenByDescending(row => row.ClosedUtc)
            .Include(row => row.Article!.Author)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<ChatPane> ConversationAsync(HttpContext context, Conversation conversation, long? before, CancellationToken cancellationToken)
    {
        var history = await db.BeforeAsync(conversation.Id, before ?? long.MaxValue, cancellationToken);
        var state = await StateAsync(conversation.Id, conversation.VisitorId, cancellationToken);
        return new ChatPane(null, new ConversationPane(
            conversation.Id,
            conversation.OpenToAll ? null : conversation.Article?.Author?.DisplayName,
            history,
            state!,
            new ComposerModel(conversation.Id, "/chat/messages", "Message", "Write to the author…", Guid.NewGuid(), Token(context))));
    }

    private string Token(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;
}
