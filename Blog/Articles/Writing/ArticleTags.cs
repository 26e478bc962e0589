using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

internal static class ArticleTags
{
    /// <summary>Replaces the set of an article's tags. A tag that exists keeps the name by which it was first typed.</summary>
    public static async Task SetTagsAsync(this BlogDbContext db, Article article, IReadOnlyList<TagLink> wanted, CancellationToken cancellationToken)
    {
        var slugs = wanted.Select(tag => tag.Slug).ToList();
        var known = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).ToDictionaryAsync(tag => tag.Slug, StringComparer.Ordinal, cancellationToken);
        article.Tags.RemoveAll(tag => !slugs.Contains(tag.Slug, StringComparer.Ordinal));
        foreach (var tag in wanted.Where(tag => !article.Tags.Exists(kept => kept.Slug == tag.Slug)))
        {
            article.Tags.Add(known.GetValueOrDefault(tag.Slug) ?? new Tag { Slug = tag.Slug, Name = tag.Name });
        }
    }

    /// <summary>Deletes those of the tags that no article has any more.</summary>
    public static Task DeleteUnusedTagsAsync(this BlogDbContext db, List<int> tagIds, CancellationToken cancellationToken) =>
        db.Tags.Where(tag => tagIds.Contains(tag.Id) && !tag.Articles.Any()).ExecuteDeleteAsync(cancellationToken);
}
