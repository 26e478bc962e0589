using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>
/// Finds an address that leads nowhere yet. It is asked within the transaction that takes it, where no other writer is:
/// the unique index behind it is never what tells.
/// </summary>
internal static class FreeSlug
{
    /// <summary>The slug, with a number if it is taken.</summary>
    public static async Task<string> FreeSlugAsync(this BlogDbContext db, string wanted, CancellationToken cancellationToken)
    {
        var slug = wanted;
        for (var number = 2; await db.IsTakenAsync(slug, articleId: 0, cancellationToken); number++)
        {
            slug = Slug.Numbered(wanted, number);
        }

        return slug;
    }

    /// <summary>
    /// Whether the slug leads to another article. A former one counts too: whoever follows an old link is to find what it
    /// was set for.
    /// </summary>
    public static async Task<bool> IsTakenAsync(this BlogDbContext db, string slug, int articleId, CancellationToken cancellationToken) =>
        await db.Articles.AnyAsync(article => article.Slug == slug && article.Id != articleId, cancellationToken)
        || await db.FormerSlugs.AnyAsync(former => former.Slug == slug && former.ArticleId != articleId, cancellationToken);
}
