using Blog.Accounts;
using Blog.Data;

namespace Blog.Chat;

/// <summary>Who may open a line: asked in the same way for sockets and streams, before there is one.</summary>
internal static class LineAccess
{
    /// <summary>The visitor whose request it is, or null for a browser whose cookie ran out; and the conversation, if it is theirs.</summary>
    public static async Task<(ChatIdentity? Visitor, Conversation? Conversation)> FindVisitorAsync(HttpContext context)
    {
        if (await context.RequestServices.GetRequiredService<CurrentVisitor>().FindAsync(context, context.RequestAborted) is not { } id)
        {
            return (null, null);
        }

        var visitor = ChatIdentity.Visitor(id);
        var db = context.RequestServices.GetRequiredService<BlogDbContext>();
        return Guid.TryParse(context.Request.Query["c"], out var c)
            ? (visitor, await db.FindConversationAsync(c, visitor, context.RequestAborted))
            : (visitor, null);
    }

    /// <summary>The author or administrator whose request it is; anybody else is refused with a status, never led to the sign-in.</summary>
    public static async Task<SignedInUser?> FindAuthorAsync(HttpContext context)
    {
        var user = await context.RequestServices.GetRequiredService<CurrentUser>().GetAsync(context.RequestAborted);
        if (user is { MayAnswer: true })
        {
            return user;
        }

        context.Response.StatusCode = user is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return null;
    }
}
