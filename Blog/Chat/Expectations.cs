using Blog.Data;

namespace Blog.Chat;

/// <summary>What a visitor may expect now, by what is in memory: it is asked with every change in every open pane.</summary>
public sealed class Expectations(BlogName settings, ReplyTimes replies, TimeProvider time)
{
    private volatile Read _read = new("", "", OpeningHours.Parse("")!, TimeZoneInfo.Utc);

    public Availability Of(bool isOnline)
    {
        var read = _read;
        if (read.Text != settings.OpeningHours || read.ZoneName != settings.TimeZone)
        {
            _read = read = Read.Of(settings.OpeningHours, settings.TimeZone);
        }

        var opening = isOnline ? null : read.Hours.NextOpening(time.GetUtcNow().UtcDateTime, read.Zone);
        return new Availability(isOnline, replies.Usual, opening is { } utc ? TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), read.Zone) : null, read.Zone.Id);
    }

    /// <summary>What was read out of the settings, until they are others.</summary>
    private sealed record Read(string Text, string ZoneName, OpeningHours Hours, TimeZoneInfo Zone)
    {
        public static Read Of(string text, string zoneName) => new(
            text,
            zoneName,
            OpeningHours.Parse(text) ?? OpeningHours.Parse("")!,
            TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone) ? zone : TimeZoneInfo.Utc);
    }
}
