using Blog.Accounts;
using Blog.Data;

namespace Blog.Chat;

/// <summary>
/// Who may open a line: asked in the same way for sockets and streams, before there is one. In a scope of its own: what is
/// resolved in the request's stays in memory for as long as the line, a database context for each of thousands.
/// </summary>
internal static class LineAccess
{
    /// <summary>The visitor whose request it is, or null for a browser whose cookie ran out; and the conversation, if it is theirs.</summary>
    public static async Task<(ChatIdentity? Visitor, Conversation? Conversation)> FindVisitorAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<CurrentVisitor>().FindAsync(context, context.RequestAborted) is not { } id)
        {
            return (null, null);
        }

        var visitor = ChatIdentity.Visitor(id);
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        return Guid.TryParse(context.Request.Query["c"], out var c)
            ? (visitor, await db.FindConversationAsync(c, visitor, context.RequestAborted))
            : (visitor, null);
    }

    /// <summary>The author or administrator whose request it is; anybody else is refused with a status, never led to the sign-in.</summary>
    public static async Task<SignedInUser?> FindAuthorAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<CurrentUser>().GetAsync(context.RequestAborted);
        if (user is { MayAnswer: true })
        {
            return user;
        }

        context.Response.StatusCode = user is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return null;
    }
}
