using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>The questions that pages ask about articles; each adds to a query, none runs it.</summary>
public static class ArticleQueries
{
    /// <summary>Articles that everybody may read at this time.</summary>
    public static IQueryable<Article> Published(this IQueryable<Article> articles, DateTime nowUtc) =>
        articles.Where(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc);

    public static IQueryable<Article> WithTag(this IQueryable<Article> articles, string slug) =>
        articles.Where(article => article.Tags.Any(tag => tag.Slug == slug));

    // The id decides between two of the same moment; both are in the index behind the status.
    public static IQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(article => article.PublishedUtc).ThenByDescending(article => article.Id);

    public static IQueryable<ArticleCard> AsCards(this IQueryable<Article> articles) =>
        articles.Select(article => new ArticleCard(
            article.Slug,
            article.Title,
            article.Excerpt,
            article.Language,
            article.PublishedUtc,
            article.Author!.DisplayName,
            article.ReadingMinutes,
            article.Tags.OrderBy(tag => tag.Name).Select(tag => new TagLink(tag.Slug, tag.Name)).ToList()));

    /// <summary>An article with all that its page shows beside the comments.</summary>
    public static IQueryable<ArticleView> AsViews(this IQueryable<Article> articles, BlogDbContext db) =>
        articles.AsNoTracking().Select(article => new ArticleView(
            article.Id,
            article.Slug,
            article.Title,
            article.Html,
            article.Contents,
            article.Language,
            article.PublishedUtc,
            article.AuthorId,
            article.Author!.DisplayName,
            article.ReadingMinutes,
            article.Tags.OrderBy(tag => tag.Name).Select(tag => new TagLink(tag.Slug, tag.Name)).ToList(),
            db.Votes.Count(vote => vote.ArticleId == article.Id && vote.IsLike),
            db.Votes.Count(vote => vote.ArticleId == article.Id && !vote.IsLike)));

    /// <summary>The comments of an article, newest last.</summary>
    public static IQueryable<CommentView> CommentsOf(this BlogDbContext db, int articleId, Guid? articleAuthorId) =>
        db.Comments
            .Where(comment => comment.ArticleId == articleId)
            .OrderBy(comment => comment.Id)
            .Select(comment => new CommentView(
                comment.Id,
                comment.Author!.DisplayName,
                comment.AuthorId != null && comment.AuthorId == articleAuthorId,
                comment.Text,
                comment.CreatedUtc,
                db.Votes.Count(vote => vote.CommentId == comment.Id && vote.IsLike),
                db.Votes.Count(vote => vote.CommentId == comment.Id && !vote.IsLike)));

    /// <summary>The tags of published articles with how many carry each, by name.</summary>
    public static IQueryable<TagCount> TagCounts(this BlogDbContext db, DateTime nowUtc) =>
        db.Tags
            .Where(tag => tag.Articles.Any(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc))
            .OrderBy(tag => tag.Name)
            .Select(tag => new TagCount(
                tag.Slug,
                tag.Name,
                tag.Articles.Count(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc)));
}
