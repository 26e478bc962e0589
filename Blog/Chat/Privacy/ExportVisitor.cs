using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Blog.Accounts;
using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Privacy;

/// <summary>Packs everything that is kept of a visitor: for programs as JSON, for people as a page.</summary>
public sealed class ExportVisitor(BlogDbContext db, BlogName name, PartialRenderer partials, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A file, never a part of a page.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A zip file, or null without such a conversation. That it was made is noted first.</summary>
    public async Task<byte[]?> HandleAsync(Guid conversationId, SignedInUser by, CancellationToken cancellationToken)
    {
        var visitor = await db.Conversations.AsNoTracking().VisibleTo(by)
            .Where(row => row.Id == conversationId)
            .Select(row => new { row.VisitorId, row.Visitor!.CreatedUtc, Account = row.Visitor.User!.DisplayName })
            .SingleOrDefaultAsync(cancellationToken);
        if (visitor is null)
        {
            return null;
        }

        db.AuditEntries.Add(AuditLog.Entry(AuditAction.Exported, by.DisplayName, conversationId, time));
        await db.SaveChangesAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var block = await db.VisitorBlocks.AsNoTracking().Holding(now).SingleOrDefaultAsync(block => block.VisitorId == visitor.VisitorId, cancellationToken);
        var export = new VisitorExport(name.Title, now, visitor.CreatedUtc, visitor.Account, block is not null, block?.UntilUtc, await ChatsAsync(visitor.VisitorId, cancellationToken));
        return Pack(JsonSerializer.Serialize(export, Json), await partials.RenderAsync("/Chat/Privacy/_Export.cshtml", export, CultureInfo.CurrentUICulture));
    }

    private async Task<List<ExportedChat>> ChatsAsync(Guid visitorId, CancellationToken cancellationToken)
    {
        var rows = await db.Conversations.AsNoTracking().OfVisitor(visitorId)
            .Include(row => row.Article)
            .Include(row => row.Tags)
            .Include(row => row.Messages)
            .AsSplitQuery()
            .OrderBy(row => row.CreatedUtc)
            .ToListAsync(cancellationToken);
        var chats = new List<ExportedChat>();
        foreach (var row in rows)
        {
            var seen = await db.ReadMarks.Where(mark => mark.ConversationId == row.Id && mark.ParticipantId == visitorId).Select(mark => mark.SeenUtc).SingleOrDefaultAsync(cancellationToken);
            var pages = await db.PagesSeen.Where(page => page.ConversationId == row.Id).OrderBy(page => page.OpenedUtc)
                .Select(page => new ExportedPage(page.OpenedUtc, page.LeftUtc, page.Article!.Title, page.Percent))
                .ToListAsync(cancellationToken);
            chats.Add(Chat(row, seen, pages));
        }

        return chats;
    }

    private static ExportedChat Chat(Conversation row, DateTime? seenUtc, List<ExportedPage> pages) => new(
        ChatIds.Key(row.Id),
        row.VisitorName,
        row.VisitorEmail,
        row.Article?.Title,
        row.CreatedUtc,
        row.ClosedUtc,
        row.VisitorLanguage,
        row.VisitorTimeZone,
        row.VisitorAgent,
        row.Referrer,
        row.Rating,
        row.RatingComment,
        row.RatedUtc,
        row.MailedUtc,
        seenUtc,
        [.. row.Tags.Select(tag => tag.Name).Order(StringComparer.Ordinal)],
        pages,
        [.. row.Messages.OrderBy(message => message.Seq).Select(message => new ExportedMessage(message.Seq, message.CreatedUtc, ChatWords.Sender(message.Sender), message.SenderName, message.Text))]);

    private static byte[] Pack(string json, string html)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add(zip, "visitor.json", json);
            Add(zip, "visitor.html", html);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string fileName, string text)
    {
        using var file = zip.CreateEntry(fileName).Open();
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
