using System.Globalization;
using System.Text;
using Blog.Data;
using Blog.Web;

namespace Blog.Chat;

/// <summary>Gives visitors their conversation as a file.</summary>
internal static class TranscriptEndpoint
{
    public static async Task<IResult> GetAsync(HttpContext context, string? c, string? format, CurrentVisitor currentVisitor, BlogDbContext db, Transcripts transcripts, PartialRenderer partials, TimeProvider time)
    {
        var cancellationToken = context.RequestAborted;
        if (!Guid.TryParse(c, out var id)
            || format is not ("html" or "txt")
            || await currentVisitor.FindAsync(context, cancellationToken) is not { } visitorId
            || await db.FindConversationAsync(id, ChatIdentity.Visitor(visitorId), cancellationToken) is not { } conversation)
        {
            return HistoryEndpoints.NoSuchConversation(context);
        }

        var culture = CultureInfo.CurrentUICulture;
        var transcript = await transcripts.OfAsync(conversation, cancellationToken);
        var text = format == "html" ? await partials.RenderAsync("/Chat/_Transcript.cshtml", transcript, culture) : transcripts.AsText(transcript);
        db.AuditEntries.Add(new AuditEntry { WhenUtc = time.GetUtcNow().UtcDateTime, ByName = "", Action = AuditAction.DownloadedTranscript, Subject = ChatIds.Key(id) });
        await db.SaveChangesAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(text),
            format == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
            $"chat-{transcript.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format}");
    }
}
