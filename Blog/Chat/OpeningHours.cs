using System.Globalization;

namespace Blog.Chat;

/// <summary>When the authors answer in a week, as "mon-fri 09:00-17:00; sat 10:00-12:00" on the clocks of one zone.</summary>
public sealed class OpeningHours
{
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly List<(DayOfWeek Day, TimeSpan From, TimeSpan To)> _spans;

    private OpeningHours(List<(DayOfWeek Day, TimeSpan From, TimeSpan To)> spans) => _spans = spans;

    /// <summary>Null if the text is not written in that way; no hours at all for an empty one.</summary>
    public static OpeningHours? Parse(string text)
    {
        var spans = new List<(DayOfWeek Day, TimeSpan From, TimeSpan To)>();
        foreach (var entry in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var ranges = words.Skip(1).Select(Range).ToList();
            if (Days(words[0]) is not { } days || ranges.Count == 0 || ranges.Contains(null))
            {
                return null;
            }

            spans.AddRange(days.SelectMany(_ => ranges, (day, range) => (day, range!.Value.From, range.Value.To)));
        }

        return new OpeningHours([.. spans.OrderBy(span => span.From)]);
    }

    /// <summary>When they open next; null while they are open, and where there are no hours.</summary>
    public DateTime? NextOpening(DateTime utc, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        if (_spans.Exists(span => span.Day == now.DayOfWeek && span.From <= now.TimeOfDay && now.TimeOfDay < span.To))
        {
            return null;
        }

        var openings =
            from day in Enumerable.Range(0, 8).Select(days => now.Date.AddDays(days))
            from span in _spans
            where span.Day == day.DayOfWeek
            let opening = ZoneClock.ToUtc(day + span.From, zone)
            where opening > utc
            select (DateTime?)opening;
        return openings.FirstOrDefault();
    }

    private static List<DayOfWeek>? Days(string text)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-').Select(name => Array.IndexOf(DayNames, name.ToLowerInvariant())).ToList();
            if (ends.Count > 2 || ends.Contains(-1))
            {
                return null;
            }

            var length = (ends[^1] - ends[0] + DayNames.Length) % DayNames.Length;
            days.AddRange(Enumerable.Range(ends[0], length + 1).Select(day => (DayOfWeek)(day % DayNames.Length)));
        }

        return days;
    }

    private static (TimeSpan From, TimeSpan To)? Range(string text) =>
        text.Split('-') is [var from, var to] && Time(from) is { } start && Time(to) is { } end && start < end ? (start, end) : null;

    private static TimeSpan? Time(string text)
    {
        if (text == "24:00")
        {
            return TimeSpan.FromDays(1);
        }

        return TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
    }
}
