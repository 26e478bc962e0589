using System.Globalization;
using Blog.Web;

namespace Blog.Chat;

/// <summary>Whether somebody is here, for a form that has no line yet.</summary>
internal static class PresenceEndpoint
{
    public static async Task<IResult> GetAsync(HttpContext context, string? path, ReadingPath readingPath, VisitorStates states, PartialRenderer partials)
    {
        var article = await readingPath.FindArticleAsync(path, context.RequestAborted);
        var availability = states.AvailabilityOf(article);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.Content(await partials.RenderAsync("/Chat/_StartPresence.cshtml", availability, CultureInfo.CurrentUICulture), "text/html; charset=utf-8");
    }
}
