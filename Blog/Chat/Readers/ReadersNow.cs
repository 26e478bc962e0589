using System.Collections.Concurrent;

namespace Blog.Chat.Readers;

/// <summary>Somebody who has a page of the blog open, chatting or not. It is no person: the number is one tab's, made by its script.</summary>
/// <param name="Path">The page that is open now.</param>
/// <param name="Title">The article's title; null on every other page.</param>
/// <param name="Pages">How many pages this tab has opened.</param>
/// <param name="Referrer">The host from which the tab came to the blog.</param>
public sealed record Reader(Guid Id, string Path, string? Title, DateTimeOffset OpenedAt, DateTimeOffset SeenAt, int Pages, string? Referrer)
{
    /// <summary>What an author wants to say to this reader; told once.</summary>
    public Invitation? Invitation { get; init; }

    public bool IsInvited { get; init; }
}

/// <summary>An author's word to somebody who reads.</summary>
public sealed record Invitation(string AuthorName, string Text);

/// <summary>Who reads now. It is kept in memory and for half an hour; nothing of it is stored.</summary>
public sealed class ReadersNow(TimeProvider time)
{
    /// <summary>A tab that was silent for this long is not listed any more. One that is looked at speaks every ten seconds.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>More than these are not counted: it is a list to look at.</summary>
    private const int MaxKept = 2_000;

    private readonly ConcurrentDictionary<Guid, Reader> _readers = new();

    /// <summary>Notes where a tab is; gives what an author wants to say there, once.</summary>
    public Invitation? See(Guid id, string path, string? title, string? referrer)
    {
        var now = time.GetUtcNow();
        if (!_readers.ContainsKey(id) && _readers.Count >= MaxKept)
        {
            Forget(now);
            if (_readers.Count >= MaxKept)
            {
                return null;
            }
        }

        Invitation? told = null;
        _readers.AddOrUpdate(
            id,
            _ => new Reader(id, path, title, now, now, 1, referrer),
            (_, known) =>
            {
                told = known.Invitation;
                var isSamePage = known.Path == path;
                return known with { Path = path, Title = title, OpenedAt = isSamePage ? known.OpenedAt : now, SeenAt = now, Pages = known.Pages + (isSamePage ? 0 : 1), Invitation = null };
            });
        return told;
    }

    /// <summary>The tab was closed, or nobody looks at it.</summary>
    public void Leave(Guid id) => _readers.TryRemove(id, out _);

    /// <summary>Those who are here, who came last first.</summary>
    public IReadOnlyList<Reader> Here()
    {
        var now = time.GetUtcNow();
        Forget(now);
        return [.. _readers.Values.Where(reader => now - reader.SeenAt < Silence).OrderByDescending(reader => reader.OpenedAt)];
    }

    /// <summary>Says something to a reader with the next sign of life. False when the reader is gone.</summary>
    public bool Invite(Guid id, Invitation invitation)
    {
        while (_readers.TryGetValue(id, out var reader) && time.GetUtcNow() - reader.SeenAt < Silence)
        {
            if (_readers.TryUpdate(id, reader with { Invitation = invitation, IsInvited = true }, reader))
            {
                return true;
            }
        }

        return false;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var reader in _readers.Values.Where(reader => now - reader.SeenAt >= Kept))
        {
            _readers.TryRemove(KeyValuePair.Create(reader.Id, reader));
        }
    }
}
