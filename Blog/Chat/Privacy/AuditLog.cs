using Blog.Data;
using Blog.Web;

namespace Blog.Chat.Privacy;

/// <summary>Who did what to a visitor's data, and when.</summary>
public static class AuditLog
{
    public const int PageSize = 50;

    /// <summary>An entry about one conversation. It names no visitor: an erased one must not live on in it.</summary>
    /// <param name="conversationId">Null where none is left.</param>
    public static AuditEntry Entry(AuditAction action, string byName, Guid? conversationId, TimeProvider time) =>
        new() { Action = action, ByName = byName, Subject = conversationId is { } id ? ChatIds.Key(id) : "", WhenUtc = time.GetUtcNow().UtcDateTime };

    public static Task<PagedList<AuditEntry>> AuditPageAsync(this IQueryable<AuditEntry> entries, int page, CancellationToken cancellationToken) =>
        entries.OrderByDescending(entry => entry.WhenUtc).ThenByDescending(entry => entry.Id).ToPagedListAsync(page, PageSize, cancellationToken);

    /// <summary>What was done, as a key of the texts.</summary>
    public static string Words(AuditAction action) => action switch
    {
        AuditAction.Exported => "Exported a visitor’s data.",
        AuditAction.Erased => "Erased a visitor’s data.",
        AuditAction.Blocked => "Blocked a visitor.",
        AuditAction.Unblocked => "Unblocked a visitor.",
        AuditAction.SentTranscript => "E-mailed a transcript.",
        AuditAction.DownloadedTranscript => "Downloaded a transcript.",
        AuditAction.ErasedByVisitor => "Erased the own data.",
        _ => throw new InvalidOperationException($"There are no words for {action}."),
    };
}
