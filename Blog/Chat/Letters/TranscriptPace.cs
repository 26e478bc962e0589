using Blog.Realtime;

namespace Blog.Chat.Letters;

/// <summary>
/// How many transcripts go to one address. In memory: what is written down of a conversation goes with it, and whoever erases
/// it and begins anew would fill somebody's mailbox.
/// </summary>
public sealed class TranscriptPace(TimeProvider time)
{
    /// <summary>So many at once; each comes back after its part of a day.</summary>
    public const int PerDay = 5;

    private readonly TokenBuckets _addresses = new(PerDay, PerDay / TimeSpan.FromDays(1).TotalSeconds, time);

    /// <summary>Counts one to this address; false when there have been too many.</summary>
    public bool TryCount(string email) => _addresses.TryTake(Key(email), out _);

    /// <summary>Takes the counting of one back that was not written.</summary>
    public void Uncount(string email) => _addresses.GiveBack(Key(email));

    private static string Key(string email) => email.ToUpperInvariant();
}
