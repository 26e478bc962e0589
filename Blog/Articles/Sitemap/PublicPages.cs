using System.Globalization;
using System.Runtime.CompilerServices;
using Blog.Articles.Writing;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Sitemap;

/// <param name="Path">Within this blog.</param>
/// <param name="ChangedUtc">Null where nothing tells.</param>
public sealed record PublicPage(string Path, DateTime? ChangedUtc = null);

/// <summary>
/// Every page that anybody may find, in a fixed order: what there are few of first, then the articles. Pages past the
/// first of a list are found by their links.
/// </summary>
public sealed class PublicPages(BlogDbContext db, TimeProvider clock)
{
    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;
    private List<PublicPage>? _few;

    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        (await FewAsync(cancellationToken)).Count + await db.Articles.Published(_now).CountAsync(cancellationToken);

    /// <summary>Reads them one by one: fifty thousand are never held at once.</summary>
    public async IAsyncEnumerable<PublicPage> ReadAsync(int skipped, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var few = await FewAsync(cancellationToken);
        foreach (var page in few.Skip(skipped).Take(count))
        {
            yield return page;
            count--;
        }

        var articles = db.Articles.Published(_now).NewestFirst().Skip(Math.Max(0, skipped - few.Count)).Take(count);
        await foreach (var article in articles.Select(article => new { article.Slug, article.PublishedUtc, article.UpdatedUtc }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new PublicPage(ArticleAddress.Of(article.Slug), article.UpdatedUtc > article.PublishedUtc ? article.UpdatedUtc : article.PublishedUtc);
        }
    }

    private async Task<List<PublicPage>> FewAsync(CancellationToken cancellationToken) => _few ??=
    [
        new PublicPage("/", await NewestAsync(cancellationToken)),
        new PublicPage("/archive"),
        new PublicPage("/privacy"),
        .. await ArchiveAsync(cancellationToken),
        .. await AuthorsAsync(cancellationToken),
        .. await TagsAsync(cancellationToken),
    ];

    private Task<DateTime?> NewestAsync(CancellationToken cancellationToken) =>
        db.Articles.Published(_now).NewestFirst().Select(article => (DateTime?)article.PublishedUtc).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The years and months in which something appeared.</summary>
    private async Task<IEnumerable<PublicPage>> ArchiveAsync(CancellationToken cancellationToken)
    {
        var months = await db.Articles.Published(_now).Select(article => new { article.PublishedUtc.Year, article.PublishedUtc.Month }).Distinct().ToListAsync(cancellationToken);
        return months.GroupBy(month => month.Year).OrderByDescending(year => year.Key).SelectMany(year => year.OrderByDescending(month => month.Month)
            .Select(month => string.Create(CultureInfo.InvariantCulture, $"/archive/{month.Year:0000}/{month.Month:00}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"/archive/{year.Key:0000}"))
            .Select(path => new PublicPage(path)));
    }

    private async Task<IEnumerable<PublicPage>> AuthorsAsync(CancellationToken cancellationToken)
    {
        var names = await db.Users
            .Where(user => db.Articles.Any(article => article.AuthorId == user.Id && article.Status == ArticleStatus.Published && article.PublishedUtc <= _now))
            .OrderBy(user => user.UserName)
            .Select(user => user.UserName!)
            .ToListAsync(cancellationToken);
        return names.Select(name => new PublicPage(AuthorAddress.Of(name)));
    }

    private async Task<IEnumerable<PublicPage>> TagsAsync(CancellationToken cancellationToken)
    {
        var slugs = await db.TagCounts(_now).Select(tag => tag.Slug).ToListAsync(cancellationToken);
        return slugs.Select(slug => new PublicPage($"/tags/{Uri.EscapeDataString(slug)}"));
    }
}
