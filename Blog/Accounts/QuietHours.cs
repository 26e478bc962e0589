using System.Globalization;

namespace Blog.Accounts;

/// <summary>
/// When the Chats page neither sounds nor notifies, by the clock of the device that it is open on. From later than until
/// goes over midnight.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    private const string Format = "HH:mm";

    /// <summary>As fields and scripts have it: hours and minutes.</summary>
    public static string? Text(TimeOnly? time) => time?.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads two fields; neither of them filled means no quiet hours, and null.</summary>
    /// <param name="refusal">What is wrong with them, as a key of the texts; null when nothing is.</param>
    public static QuietHours? Parse(string? from, string? until, out string? refusal)
    {
        refusal = null;
        if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(until))
        {
            return null;
        }

        if (!IsTime(from, out var begin) || !IsTime(until, out var end))
        {
            refusal = "Write both times as hours and minutes, such as 22:00 and 07:00, or neither.";
            return null;
        }

        if (begin == end)
        {
            refusal = "The two times are the same. Choose two, or leave both empty.";
            return null;
        }

        return new QuietHours(begin, end);
    }

    // Some browsers send seconds with a time field.
    private static bool IsTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text?.Trim(), [Format, "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
