using System.Globalization;

namespace Blog.Web;

public static class Moment
{
    /// <summary>Day and minute in the reader's language, with the zone said: the server does not know the reader's own.</summary>
    public static string AsMoment(this DateTime utc) => utc.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);
}
