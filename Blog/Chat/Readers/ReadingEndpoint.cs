using System.Globalization;
using Blog.Data;
using Blog.Realtime;
using Blog.Web;

namespace Blog.Chat.Readers;

/// <summary>
/// Hears from pages that are being read, when an administrator has turned that on. It has no cookie and no form's token: the
/// pages are the same for everybody, and nothing is stored.
/// </summary>
internal sealed class ReadingEndpoint(ReadersNow readers, OriginCheck origin, BlogName name, TimeProvider time)
{
    private const int MaxPathLength = 300;
    private const int MaxHostLength = 255;
    private const int MaxVisits = 9_999;

    private readonly TokenBuckets _addresses = new(atOnce: 120, perSecond: 10, time);

    public async Task<IResult> HearAsync(HttpContext context, ReadingPath readingPath, PartialRenderer partials)
    {
        if (!name.ShowsReadersNow)
        {
            return Results.NotFound();
        }

        if (origin.IsForeign(context.Request))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!_addresses.TryTake(ClientAddress.LineOf(context.Connection.RemoteIpAddress), out var retryAfter))
        {
            context.Response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!context.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var path = form["path"].ToString();
        if (!Guid.TryParse(form["id"], out var id) || path is not ['/', ..] || path.Length > MaxPathLength)
        {
            return Results.BadRequest();
        }

        if (form["left"] == "true")
        {
            readers.Leave(id);
            return Results.NoContent();
        }

        var article = await readingPath.FindArticleAsync(path, context.RequestAborted);
        var visits = int.TryParse(form["visits"], NumberStyles.None, CultureInfo.InvariantCulture, out var counted) ? Math.Clamp(counted, 1, MaxVisits) : 1;
        var invitation = readers.See(new ReaderSign(id, path, article?.Title, visits, form["peace"] == "true", form["chats"] == "true", HostOf(form["referrer"].ToString())));
        return invitation is null
            ? Results.NoContent()
            : Results.Content(await partials.RenderAsync("/Chat/Readers/_Invitation.cshtml", invitation, CultureInfo.CurrentUICulture), "text/html; charset=utf-8");
    }

    private static string? HostOf(string given) =>
        given.Length is > 0 and <= MaxHostLength && Uri.CheckHostName(given) == UriHostNameType.Dns ? given.ToLowerInvariant() : null;
}
