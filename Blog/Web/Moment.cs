using System.Globalization;

namespace Blog.Web;

public static class Moment
{
    /// <summary>To the second, as HTML, feeds and sitemaps want a time.</summary>
    public static string AsMachineTime(this DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string AsDay(this DateTime utc) => utc.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Day and minute in the reader's language, with the zone said: the server does not know the reader's own.</summary>
    public static string AsMoment(this DateTime utc) => utc.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);
}
