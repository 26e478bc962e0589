using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>The published articles right before and after one.</summary>
public sealed record Neighbours(ArticleLink? Earlier, ArticleLink? Later)
{
    public static readonly Neighbours None = new(null, null);

    public bool Has(int id) => Earlier?.Id == id || Later?.Id == id;
}

/// <summary>Where to go on from an article: by time and by tags.</summary>
public static class NearArticles
{
    private const int MaxRelated = 3;

    // Of each tag the newest of these are looked at, however many it has: enough to find the three that share most.
    private const int NewestOfTag = 12;

    public static async Task<Neighbours> NeighboursOfAsync(this BlogDbContext db, ArticleView article, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var (id, utc) = (article.Id, article.PublishedUtc);

        // One upper bound: of two SQLite may begin at the later one and walk from there.
        var earlier = db.Articles.Published(utc < nowUtc ? utc : nowUtc)
            .Where(other => other.PublishedUtc < utc || other.Id < id)
            .NewestFirst().Take(1);
        var later = db.Articles.Published(nowUtc)
            .Where(other => other.PublishedUtc >= utc && (other.PublishedUtc > utc || other.Id > id))
            .OrderBy(other => other.PublishedUtc).ThenBy(other => other.Id).Take(1);
        var both = await earlier.AsLinks().Concat(later.AsLinks()).ToListAsync(cancellationToken);
        return new Neighbours(both.Find(other => IsBefore(other, article)), both.Find(other => !IsBefore(other, article)));
    }

    /// <summary>Up to three others that share tags: those that share most of them, then the newest.</summary>
    public static async Task<List<ArticleLink>> RelatedToAsync(this BlogDbContext db, ArticleView article, Neighbours neighbours, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (article.Tags.Count == 0)
        {
            return [];
        }

        var ofTags = article.Tags.Select(tag => db.PublishedWithTag(tag.Slug, nowUtc).Take(NewestOfTag).AsLinks()).Aggregate(Queryable.Concat);
        var found = await ofTags.ToListAsync(cancellationToken);
        return [.. found
            .Where(other => other.Id != article.Id && !neighbours.Has(other.Id))
            .GroupBy(other => other.Id)
            .OrderByDescending(shared => shared.Count())
            .ThenByDescending(shared => shared.First().PublishedUtc)
            .ThenByDescending(shared => shared.Key)
            .Select(shared => shared.First())
            .Take(MaxRelated)];
    }

    private static bool IsBefore(ArticleLink other, ArticleView article) =>
        other.PublishedUtc < article.PublishedUtc || (other.PublishedUtc == article.PublishedUtc && other.Id < article.Id);
}
