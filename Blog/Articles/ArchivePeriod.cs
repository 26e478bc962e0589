using System.Globalization;

namespace Blog.Articles;

/// <summary>
/// A year or a month of the archive. Both begin and end by UTC: the server does not know where its readers live, and an
/// article must not be in one month for some and in another for others.
/// </summary>
public sealed record ArchivePeriod(DateTime StartUtc, bool IsMonth)
{
    public DateTime EndUtc => IsMonth ? StartUtc.AddMonths(1) : StartUtc.AddYears(1);

    public string Path => StartUtc.ToString(IsMonth ? "'/archive/'yyyy'/'MM" : "'/archive/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"November 2026" or "2026", as the language of the reader says it.</summary>
    public string Name => StartUtc.ToString(IsMonth ? "Y" : "yyyy", CultureInfo.CurrentCulture);

    /// <summary>"November", for where the year stands beside it.</summary>
    public string MonthName => StartUtc.ToString("MMMM", CultureInfo.CurrentCulture);

    public ArchivePeriod Year => OfYear(StartUtc.Year);

    /// <summary>The time that an address says: four digits of a year, two of a month; null if there is none such.</summary>
    public static ArchivePeriod? Parse(string year, string? month)
    {
        var (text, format) = month is null ? (year, "yyyy") : ($"{year}/{month}", "yyyy'/'MM");
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start)
            ? new ArchivePeriod(start, month is not null)
            : null;
    }

    public static ArchivePeriod OfMonth(int year, int month) => new(new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc), IsMonth: true);

    public static ArchivePeriod OfYear(int year) => new(new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc), IsMonth: false);

    /// <summary>The time of the same length that this moment is in.</summary>
    public ArchivePeriod Around(DateTime utc) => IsMonth ? OfMonth(utc.Year, utc.Month) : OfYear(utc.Year);
}
