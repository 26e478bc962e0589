using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Blog.Chat.Readers;

/// <summary>Somebody who has a page of the blog open, chatting or not. It is no person: the number is one tab's, made by its script.</summary>
/// <param name="Path">The page that is open now.</param>
/// <param name="Title">The article's title; null on every other page.</param>
/// <param name="Pages">How many pages this tab has opened.</param>
/// <param name="Visits">How often this browser has come, as it counts by itself.</param>
/// <param name="WantsPeace">Whether a word was put away in this browser within a day.</param>
/// <param name="Referrer">The host from which the tab came to the blog.</param>
public sealed record Reader(Guid Id, string Path, string? Title, DateTimeOffset OpenedAt, DateTimeOffset SeenAt, int Pages, int Visits, bool WantsPeace, string? Referrer)
{
    /// <summary>What an author wants to say to this reader; told once.</summary>
    public Invitation? Invitation { get; init; }

    public bool IsInvited { get; init; }

    /// <summary>Whether a chat is open in this tab already: a word belongs there.</summary>
    public bool IsChatting { get; init; }
}

/// <summary>An author's word to somebody who reads.</summary>
public sealed record Invitation(Guid AuthorId, string AuthorName, string Text)
{
    /// <summary>By which the reader's answer names it.</summary>
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>What a tab says about itself.</summary>
/// <inheritdoc cref="Reader"/>
public sealed record ReaderSign(Guid Id, string Path, string? Title, int Visits, bool WantsPeace, bool IsChatting, string? Referrer);

/// <summary>Those who read now, with the minutes that each page is open.</summary>
public sealed record ReadersTable(IReadOnlyList<(Reader Reader, int Minutes)> Rows)
{
    /// <summary>The same for tables that look the same.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        Rows.Select(row => new { row.Reader.Id, row.Reader.Path, row.Reader.Title, row.Reader.Pages, row.Reader.Visits, row.Reader.WantsPeace, row.Reader.Referrer, row.Reader.IsInvited, row.Reader.IsChatting, row.Minutes }))))[..16];
}

/// <summary>Who reads now. It is kept in memory and for half an hour; nothing of it is stored.</summary>
public sealed class ReadersNow(TimeProvider time)
{
    /// <summary>A tab that was silent for this long is not listed any more. One that is looked at speaks every ten seconds.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>More than these are not counted: it is a list to look at.</summary>
    private const int MaxKept = 2_000;

    private readonly ConcurrentDictionary<Guid, Reader> _readers = new();
    private readonly ConcurrentDictionary<Guid, (Invitation Invitation, DateTimeOffset At)> _said = new();

    /// <summary>Notes where a tab is; gives what an author wants to say there, once.</summary>
    public Invitation? See(ReaderSign sign)
    {
        var now = time.GetUtcNow();
        if (!_readers.ContainsKey(sign.Id) && _readers.Count >= MaxKept)
        {
            // Whoever is silent is not listed, and must not keep the place of somebody who reads.
            Forget(now, Silence);
            if (_readers.Count >= MaxKept)
            {
                return null;
            }
        }

        Invitation? told = null;
        _readers.AddOrUpdate(
            sign.Id,
            _ => new Reader(sign.Id, sign.Path, sign.Title, now, now, 1, sign.Visits, sign.WantsPeace, sign.Referrer) { IsChatting = sign.IsChatting },
            (_, known) =>
            {
                told = known.Invitation;
                var isSamePage = known.Path == sign.Path;
                return known with { Path = sign.Path, Title = sign.Title, WantsPeace = sign.WantsPeace, IsChatting = sign.IsChatting, OpenedAt = isSamePage ? known.OpenedAt : now, SeenAt = now, Pages = known.Pages + (isSamePage ? 0 : 1), Invitation = null };
            });
        return told;
    }

    /// <summary>The tab was closed, or nobody looks at it.</summary>
    public void Leave(Guid id) => _readers.TryRemove(id, out _);

    /// <summary>Those who are here, who came last first.</summary>
    public ReadersTable Here()
    {
        var now = time.GetUtcNow();
        Forget(now, Kept);
        return new ReadersTable([.. _readers.Values
            .Where(reader => now - reader.SeenAt < Silence)
            .OrderByDescending(reader => reader.OpenedAt)
            .Select(reader => (reader, (int)(now - reader.OpenedAt).TotalMinutes))]);
    }

    /// <summary>Says something to a reader with the next sign of life. False when the reader is gone.</summary>
    public bool Invite(Guid id, Invitation invitation)
    {
        while (_readers.TryGetValue(id, out var reader) && time.GetUtcNow() - reader.SeenAt < Silence && reader is { WantsPeace: false, IsChatting: false })
        {
            if (_readers.TryUpdate(id, reader with { Invitation = invitation, IsInvited = true }, reader))
            {
                _said[invitation.Id] = (invitation, time.GetUtcNow());
                return true;
            }
        }

        return false;
    }

    /// <summary>What was said to somebody within the last half an hour; null for anything else.</summary>
    public Invitation? FindSaid(Guid invitationId) =>
        _said.TryGetValue(invitationId, out var said) && time.GetUtcNow() - said.At < Kept ? said.Invitation : null;

    /// <summary>A chat has begun with it: no other one does.</summary>
    public void Answered(Guid invitationId) => _said.TryRemove(invitationId, out _);

    private void Forget(DateTimeOffset now, TimeSpan longestSilence)
    {
        foreach (var old in _said.Where(said => now - said.Value.At >= Kept))
        {
            _said.TryRemove(old);
        }

        foreach (var reader in _readers.Values.Where(reader => now - reader.SeenAt >= longestSilence))
        {
            _readers.TryRemove(KeyValuePair.Create(reader.Id, reader));
        }
    }
}
