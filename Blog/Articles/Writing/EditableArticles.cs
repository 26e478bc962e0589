using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles.Writing;

/// <summary>Who may do what with an article, asked inside every query: "not yours" and "not there" are the same answer.</summary>
public static class EditableArticles
{
    /// <summary>What somebody may edit, delete and see before it appears: all for administrators, else one's own as an author.</summary>
    public static IQueryable<Article> EditableBy(this IQueryable<Article> articles, SignedInUser user)
    {
        if (user.IsAdministrator)
        {
            return articles;
        }

        return user.IsAuthor ? articles.Where(article => article.AuthorId == user.Id) : articles.Where(_ => false);
    }

    /// <summary>What somebody, or nobody in particular, may read.</summary>
    public static IQueryable<Article> ReadableBy(this IQueryable<Article> articles, SignedInUser? user, DateTime nowUtc)
    {
        if (user is { IsAdministrator: true })
        {
            return articles;
        }

        return user is { IsAuthor: true }
            ? articles.Where(article => article.AuthorId == user.Id || (article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc))
            : articles.Published(nowUtc);
    }

    /// <summary>The article that is known by this slug now, or was before: an open editor outlives a change of the address.</summary>
    public static IQueryable<Article> KnownBy(this IQueryable<Article> articles, string slug, BlogDbContext db) =>
        articles.Where(article => article.Slug == slug
            || article.Id == db.FormerSlugs.Where(former => former.Slug == slug).Select(former => (int?)former.ArticleId).FirstOrDefault());

    /// <summary>The article that had this slug before and has another now.</summary>
    public static IQueryable<Article> FormerlyAt(this IQueryable<Article> articles, string slug, BlogDbContext db) =>
        articles.Where(article => article.Id == db.FormerSlugs.Where(former => former.Slug == slug).Select(former => (int?)former.ArticleId).FirstOrDefault());

    /// <summary>The list of what somebody may edit, what changed last first.</summary>
    public static IQueryable<OwnArticle> AsOwn(this IQueryable<Article> articles) =>
        articles
            .OrderByDescending(article => article.UpdatedUtc)
            .ThenByDescending(article => article.Id)
            .Select(article => new OwnArticle(
                article.Slug,
                article.Title,
                article.Language,
                article.Status,
                article.Status == ArticleStatus.Published ? article.PublishedUtc : article.PlannedUtc,
                article.UpdatedUtc,
                article.AuthorId,
                article.Author!.DisplayName));

    /// <summary>An article with all that its form and its saving need.</summary>
    public static IQueryable<Article> ForEditing(this IQueryable<Article> articles) =>
        articles.Include(article => article.Tags).Include(article => article.Editor).Include(article => article.FormerSlugs).Include(article => article.Original).AsSplitQuery();
}
