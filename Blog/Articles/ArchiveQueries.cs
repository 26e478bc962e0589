using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>A month with articles in it.</summary>
public sealed record ArchiveMonth(int Year, int Month, int Count)
{
    public ArchivePeriod Period => ArchivePeriod.OfMonth(Year, Month);
}

public static class ArchiveQueries
{
    /// <summary>The months that have published articles, newest first; read from one index.</summary>
    public static IQueryable<ArchiveMonth> ArchiveMonths(this BlogDbContext db, DateTime nowUtc) =>
        db.Articles.Published(nowUtc)
            .GroupBy(article => new { article.PublishedUtc.Year, article.PublishedUtc.Month })
            .OrderByDescending(month => month.Key.Year)
            .ThenByDescending(month => month.Key.Month)
            .Select(month => new ArchiveMonth(month.Key.Year, month.Key.Month, month.Count()));

    /// <summary>The nearest times of the same length, before and after, that have articles.</summary>
    public static async Task<(ArchivePeriod? Earlier, ArchivePeriod? Later)> PeriodsNearAsync(this BlogDbContext db, ArchivePeriod period, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var published = db.Articles.Published(nowUtc);
        var before = published.Where(article => article.PublishedUtc < period.StartUtc).OrderByDescending(article => article.PublishedUtc).Select(article => article.PublishedUtc).Take(1);
        var after = published.Where(article => article.PublishedUtc >= period.EndUtc).OrderBy(article => article.PublishedUtc).Select(article => article.PublishedUtc).Take(1);
        var near = await before.Concat(after).ToListAsync(cancellationToken);
        return (Find(utc => utc < period.StartUtc), Find(utc => utc >= period.EndUtc));

        ArchivePeriod? Find(Predicate<DateTime> isThere) =>
            near.FindIndex(isThere) is var index and >= 0 ? period.Around(near[index]) : null;
    }
}
