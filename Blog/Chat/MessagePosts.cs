using System.Globalization;
using System.Text;
using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;

namespace Blog.Chat;

/// <summary>What came of a message that was sent by POST.</summary>
/// <param name="Refusal">Why it was refused, as a key of the texts; null when it is stored.</param>
/// <param name="Fragments">Every message after the number that the client named: a full equal of the socket.</param>
public sealed record PostResult(int Status, string? Refusal, string Fragments);

/// <summary>Accepts a message by POST, for script and for plain forms, on both sides.</summary>
public sealed class MessagePosts(AcceptMessage acceptMessage, BlogDbContext db, ChatFragments fragments, IAntiforgery antiforgery)
{
    public async Task<PostResult> HandleAsync(HttpContext context, MessageForm form, ChatIdentity sender)
    {
        var cancellationToken = context.RequestAborted;
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return new PostResult(StatusCodes.Status400BadRequest, "This page is too old. Reload it and send again.", "");
        }

        if (!Guid.TryParse(form.C, out var c) || !Guid.TryParse(form.ClientId, out var clientId))
        {
            return new PostResult(StatusCodes.Status404NotFound, AcceptResult.NotFound.Reason, "");
        }

        var culture = CultureInfo.CurrentUICulture;
        var command = new NewMessage(c, clientId, form.Text);
        var result = await acceptMessage.HandleAsync(command, sender, cancellationToken);
        if (result is AcceptResult.Refused refused)
        {
            context.Response.Headers.RetryAfter = refused.RetryAfter?.ToString(CultureInfo.InvariantCulture);
            var bubble = PendingModel.Refused(command, sender.Kind, refused);
            return new PostResult(refused.Status, refused.Reason, Encoding.UTF8.GetString(await fragments.RefusedAsync(bubble, culture)));
        }

        var accepted = ((AcceptResult.Accepted)result).Message;
        var after = form.After is { } given && given < accepted.Seq ? Math.Max(given, accepted.Seq - ChatHistory.MaxBehind) : accepted.Seq - 1;
        var html = new StringBuilder();
        foreach (var message in await db.AfterAsync(c, after, cancellationToken))
        {
            html.Append(Encoding.UTF8.GetString(await fragments.MessageAsync(message, culture)));
        }

        html.Append(Encoding.UTF8.GetString(await fragments.StoredBeforeAsync(clientId, culture)));
        return new PostResult(StatusCodes.Status200OK, null, html.ToString());
    }
}

/// <summary>The fields of a message form.</summary>
/// <param name="After">The newest number that the sender's page shows.</param>
public sealed record MessageForm(string? C, string? ClientId, string? Text, long? After);
