using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.Extensions.Localization;

namespace Blog.Chat;

/// <summary>Older messages as HTML, and a fresh antiforgery token.</summary>
internal static class HistoryEndpoints
{
    public static async Task<IResult> VisitorAsync(HttpContext context, string? c, long? before, CurrentVisitor currentVisitor, BlogDbContext db, ArticleCards cards, PartialRenderer partials)
    {
        var visitorId = await currentVisitor.FindAsync(context, context.RequestAborted);
        return visitorId is { } id
            ? await OlderAsync(context, c, before, ChatIdentity.Visitor(id), "/chat", "/chat/history", db, cards, partials)
            : NoSuchConversation(context);
    }

    public static async Task<IResult> AuthorAsync(HttpContext context, string? c, long? before, CurrentUser currentUser, BlogDbContext db, ArticleCards cards, PartialRenderer partials)
    {
        var user = await currentUser.GetAsync(context.RequestAborted);
        return user is { MayAnswer: true }
            ? await OlderAsync(context, c, before, ChatIdentity.Author(user), $"/chats/{c}", "/chats/history", db, cards, partials)
            : NoSuchConversation(context);
    }

    /// <summary>The same bytes whether a conversation is somebody else's or nobody's.</summary>
    public static IResult NoSuchConversation(HttpContext context) =>
        Results.Text(context.RequestServices.GetRequiredService<IStringLocalizer<Text>>()[AcceptResult.NotFound.Reason], statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> OlderAsync(HttpContext context, string? c, long? before, ChatIdentity identity, string olderAddress, string historyAddress, BlogDbContext db, ArticleCards cards, PartialRenderer partials)
    {
        if (!Guid.TryParse(c, out var conversationId) || await db.FindConversationAsync(conversationId, identity, context.RequestAborted) is null)
        {
            return NoSuchConversation(context);
        }

        var page = await db.BeforeAsync(conversationId, before ?? long.MaxValue, context.RequestAborted);
        await cards.AttachAsync(page.Messages, context.RequestAborted);
        var log = new LogModel(conversationId, page, olderAddress, historyAddress);
        if (identity.Kind == SenderKind.Author)
        {
            log = log with { Asides = await db.AsidesAsync(conversationId, page, identity.Id, context.RequestAborted) };
        }

        var html = await partials.RenderAsync("/Chat/_Older.cshtml", log, CultureInfo.CurrentUICulture);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
