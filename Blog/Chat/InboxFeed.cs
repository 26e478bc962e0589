using System.Globalization;
using Blog.Accounts;
using Blog.Realtime;

namespace Blog.Chat;

/// <summary>The list of conversations of an author's tab. It is state: sent whole, when it looks different, and not too often.</summary>
internal sealed class InboxFeed(ClientConnection connection, LineServices services, CultureInfo culture)
{
    /// <summary>The list is sent at most twice a second, however much happens.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private byte[] _sent = [];
    private long _sentAt;

    public InboxList List { get; set; } = new(InboxTab.Open);

    /// <summary>Sends the list if it has changed. Gives how long to wait before the next try, when this one came too early.</summary>
    public async Task<TimeSpan?> PullAsync(Inboxes inboxes, SignedInUser user, CancellationToken cancellationToken)
    {
        var since = _sentAt == 0 ? Pause : services.Time.GetElapsedTime(_sentAt);
        if (since < Pause)
        {
            return Pause - since;
        }

        var inbox = await services.Fragments.InboxAsync(await inboxes.ReadAsync(user, List, isUpdate: true, cancellationToken), culture);
        if (!inbox.AsSpan().SequenceEqual(_sent))
        {
            _sent = inbox;
            _sentAt = services.Time.GetTimestamp();
            await connection.SendAsync(inbox);
        }

        return null;
    }
}
