using System.Globalization;
using System.Text;
using Blog.Chat.Privacy;
using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>Gives visitors their conversation as a file.</summary>
internal static class TranscriptEndpoint
{
    /// <summary>Who takes it again so soon is not written down again: the log would fill with one visitor's reloads.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

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
        await NoteAsync(db, id, time, cancellationToken);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(text),
            format == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
            $"chat-{transcript.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format}");
    }

    private static async Task NoteAsync(BlogDbContext db, Guid conversationId, TimeProvider time, CancellationToken cancellationToken)
    {
        var (key, since) = (ChatIds.Key(conversationId), time.GetUtcNow().UtcDateTime - Pause);
        if (await db.AuditEntries.AnyAsync(entry => entry.WhenUtc > since && entry.Action == AuditAction.DownloadedTranscript && entry.Subject == key, cancellationToken))
        {
            return;
        }

        db.AuditEntries.Add(AuditLog.Entry(AuditAction.DownloadedTranscript, "", conversationId, time));
        await db.SaveChangesAsync(cancellationToken);
    }
}
