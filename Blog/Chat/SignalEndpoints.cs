using System.Text;
using Blog.Accounts;
using Blog.Realtime;
using Microsoft.AspNetCore.Antiforgery;

namespace Blog.Chat;

/// <summary>
/// What a client says whose line is a stream: the same frames that go over a socket, one request each. Messages have an
/// address of their own.
/// </summary>
internal sealed class SignalEndpoints(OpenStreams streams)
{
    public async Task<IResult> VisitorAsync(HttpContext context)
    {
        var visitorId = await context.RequestServices.GetRequiredService<CurrentVisitor>().FindAsync(context, context.RequestAborted);
        return visitorId is { } id ? await HearAsync(context, ChatIdentity.OwnerOfVisitor(id)) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IResult> AuthorAsync(HttpContext context) =>
        await LineAccess.FindAuthorAsync(context) is { } user ? await HearAsync(context, ChatIdentity.OwnerOfUser(user.Id)) : Results.StatusCode(context.Response.StatusCode);

    private async Task<IResult> HearAsync(HttpContext context, string owner)
    {
        if (!context.Request.HasFormContentType || !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var frame = Encoding.UTF8.GetBytes(form["frame"].ToString());
        // Gone: the client opens a new stream and says it again.
        if (!Guid.TryParse(form["s"], out var number) || streams.Find(number, owner) is not { } stream)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        if (frame.Length > stream.Connection.Limits.FrameBytes)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        await stream.HearAsync(frame);
        return Results.NoContent();
    }
}
