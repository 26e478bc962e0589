using Blog.Accounts;
using Blog.Chat.Privacy;
using Blog.Data;

namespace Blog.Chat;

/// <summary>
/// Who may open a line: asked in the same way for sockets and streams, before there is one. In a scope of its own: what is
/// resolved in the request's stays in memory for as long as the line, a database context for each of thousands.
/// </summary>
internal static class LineAccess
{
    /// <summary>The visitor whose request it is, or null for a browser whose cookie ran out; the conversation, if it is theirs; and whether they may chat.</summary>
    public static async Task<(ChatIdentity? Visitor, Conversation? Conversation, bool IsBlocked)> FindVisitorAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<CurrentVisitor>().FindAsync(context, context.RequestAborted) is not { } id)
        {
            return (null, null, false);
        }

        var visitor = ChatIdentity.Visitor(id);
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var conversation = Guid.TryParse(context.Request.Query["c"], out var c) ? await db.FindConversationAsync(c, visitor, context.RequestAborted) : null;
        return (visitor, conversation, await db.IsBlockedAsync(id, scope.ServiceProvider.GetRequiredService<TimeProvider>(), context.RequestAborted));
    }

    /// <summary>The author or administrator whose request it is; anybody else is refused with a status, never led to the sign-in.</summary>
    public static async Task<SignedInUser?> FindAuthorAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<CurrentUser>().GetAsync(context.RequestAborted);
        if (user is { MayAnswer: true } && context.Request.IsFromPageOf(user))
        {
            return user;
        }

        context.Response.StatusCode = user is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return null;
    }
}
