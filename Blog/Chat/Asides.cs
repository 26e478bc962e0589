using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>A private note as one author sees it.</summary>
/// <param name="IsMine">Whether the author who looks wrote it, and may delete it.</param>
public sealed record NoteAside(Guid ConversationId, int Id, long AfterSeq, string AuthorName, string Text, DateTime CreatedUtc, bool IsMine);

/// <summary>The articles that the visitor opened after one message and before the next.</summary>
public sealed record ReadAside(long AfterSeq, IReadOnlyList<ReadStop> Stops);

public sealed record ReadStop(string Path, string? Title, int Percent);

/// <summary>
/// What authors see between the messages of a stretch of a conversation, and its visitor never: notes, and what was read.
/// It is no message and has no number; it stands after one.
/// </summary>
public sealed record Asides(IReadOnlyList<NoteAside> Notes, IReadOnlyList<ReadAside> Reads)
{
    public static Asides None { get; } = new([], []);

    public bool AnyAfter(long seq) => Notes.Any(note => note.AfterSeq == seq) || Reads.Any(read => read.AfterSeq == seq);

    public Asides After(long seq) => new([.. Notes.Where(note => note.AfterSeq == seq)], [.. Reads.Where(read => read.AfterSeq == seq)]);
}

/// <summary>One kind of asides, sent whole when it changes.</summary>
/// <param name="From">From which message on the list is complete: what stands there and is not in it is gone.</param>
public sealed record AsideList<T>(Guid ConversationId, IReadOnlyList<T> Items, long From);

/// <summary>Reads the asides of a conversation whose access was asked already, for an author.</summary>
internal static class AsideQueries
{
    /// <summary>How many notes, and how many opened pages, are shown with a page of history at most.</summary>
    public const int MaxItems = 100;

    /// <summary>Those that stand between the messages of a page of history.</summary>
    public static async Task<Asides> AsidesAsync(this BlogDbContext db, Guid conversationId, HistoryPage page, Guid userId, CancellationToken cancellationToken)
    {
        if (page.Messages.Count == 0)
        {
            return Asides.None;
        }

        // What stands before the first message of all comes with it.
        var first = page.HasOlder ? page.Messages[0].Seq : 0;
        var notes = await db.ConversationNotes.AsNoTracking()
            .Where(note => note.ConversationId == conversationId && note.AfterSeq >= first && note.AfterSeq < page.Next)
            .OrderByDescending(note => note.AfterSeq)
            .ThenByDescending(note => note.Id)
            .Take(MaxItems)
            .Select(note => new NoteAside(conversationId, note.Id, note.AfterSeq, note.AuthorName, note.Text, note.CreatedUtc, note.AuthorId == userId))
            .ToListAsync(cancellationToken);
        notes.Reverse();

        // By the time, which the index knows: pages that were opened long before these messages are not visited.
        var since = page.HasOlder ? page.Messages[0].CreatedUtc.AddMinutes(-1) : DateTime.MinValue;
        var stops = await db.PagesSeen.AsNoTracking()
            .Where(seen => seen.ConversationId == conversationId && seen.OpenedUtc >= since && seen.AfterSeq >= first && seen.AfterSeq < page.Next && seen.ArticleId != null)
            .Where(seen => db.Conversations.Any(row => row.Id == conversationId && seen.AfterSeq < row.LastSeq))
            .OrderBy(seen => seen.OpenedUtc)
            .ThenBy(seen => seen.Id)
            .Take(MaxItems)
            .Select(seen => new { seen.AfterSeq, Stop = new ReadStop("/articles/" + seen.Article!.Slug, seen.Article.Title, seen.Percent) })
            .ToListAsync(cancellationToken);
        return new Asides(notes, Grouped(stops.Select(found => (found.AfterSeq, found.Stop))));
    }

    /// <summary>The newest notes of a conversation.</summary>
    public static async Task<AsideList<NoteAside>> NotesAsync(this BlogDbContext db, Guid conversationId, Guid userId, CancellationToken cancellationToken)
    {
        var notes = await db.ConversationNotes.AsNoTracking()
            .Where(note => note.ConversationId == conversationId)
            .OrderByDescending(note => note.AfterSeq)
            .ThenByDescending(note => note.Id)
            .Take(MaxItems)
            .Select(note => new NoteAside(conversationId, note.Id, note.AfterSeq, note.AuthorName, note.Text, note.CreatedUtc, note.AuthorId == userId))
            .ToListAsync(cancellationToken);
        notes.Reverse();
        return new AsideList<NoteAside>(conversationId, notes, notes.Count < MaxItems ? 0 : notes[0].AfterSeq + 1);
    }

    /// <summary>The same pages as in the trail, each after its message. What was opened after the last one stands between no two yet.</summary>
    public static AsideList<ReadAside> Reads(this TrailModel trail, long lastSeq)
    {
        var from = trail.IsCut ? trail.Stops[^1].AfterSeq + 1 : 0;
        var stops = trail.Stops.Reverse().Where(stop => stop.Path is not null && stop.AfterSeq >= from && stop.AfterSeq < lastSeq);
        return new AsideList<ReadAside>(trail.ConversationId, Grouped(stops.Select(stop => (stop.AfterSeq, new ReadStop(stop.Path!, stop.Title, stop.Percent)))), from);
    }

    /// <summary>Who opens one article twice between two messages has read as much of it as the better time.</summary>
    private static List<ReadAside> Grouped(IEnumerable<(long AfterSeq, ReadStop Stop)> stops) =>
        [.. stops.GroupBy(found => found.AfterSeq).Select(group => new ReadAside(
            group.Key,
            [.. group.GroupBy(found => found.Stop.Path).Select(same => same.First().Stop with { Percent = same.Max(found => found.Stop.Percent) })]))];
}
