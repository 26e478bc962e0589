using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>The questions that pages ask about articles; each adds to a query, none runs it.</summary>
public static class ArticleQueries
{
    /// <summary>Articles that everybody may read at this time.</summary>
    public static IQueryable<Article> Published(this IQueryable<Article> articles, DateTime nowUtc) =>
        articles.Where(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= nowUtc);

    /// <summary>
    /// The articles of a tag that everybody may read at this time, newest first. Starts at the tag: a condition on the
    /// articles would look through all of them for a tag that few have.
    /// </summary>
    public static IQueryable<Article> PublishedWithTag(this BlogDbContext db, string slug, DateTime nowUtc) =>
        db.ArticleTags
            .Where(link => link.Tag!.Slug == slug && link.Status == ArticleStatus.Published && link.PublishedUtc <= nowUtc)
            .OrderByDescending(link => link.PublishedUtc)
            .ThenByDescending(link => link.ArticlesId)
            .Select(link => link.Article!);

    /// <summary>The articles of a span of time; its end is no part of it.</summary>
    public static IQueryable<Article> From(this IQueryable<Article> articles, DateTime startUtc, DateTime endUtc) =>
        articles.Where(article => article.PublishedUtc >= startUtc && article.PublishedUtc < endUtc);

    // The id decides between two of the same moment; both are in the index behind the status.
    public static IQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(article => article.PublishedUtc).ThenByDescending(article => article.Id);

    public static IQueryable<ArticleLink> AsLinks(this IQueryable<Article> articles) =>
        articles.Select(article => new ArticleLink { Id = article.Id, Slug = article.Slug, Title = article.Title, Language = article.Language, PublishedUtc = article.PublishedUtc });

    // Split, here and below: in one query SQLite reads the tags of every article before it looks for these.
    public static IQueryable<ArticleCard> AsCards(this IQueryable<Article> articles) =>
        articles.AsSplitQuery().Select(article => new ArticleCard(
            article.Slug,
            article.Title,
            article.Excerpt,
            article.Language,
            article.PublishedUtc,
            article.Author!.UserName,
            article.Author.DisplayName,
            article.ReadingMinutes,
            article.Tags.OrderBy(tag => tag.Name).Select(tag => new TagLink(tag.Slug, tag.Name)).ToList()));

    /// <summary>An article with all that its page shows beside the comments.</summary>
    public static IQueryable<ArticleView> AsViews(this IQueryable<Article> articles, BlogDbContext db, SignedInUser? viewer)
    {
        var me = viewer?.Id ?? Guid.Empty;

        return articles.AsNoTracking().AsSplitQuery().Select(article => new ArticleView(
            article.Id,
            article.Slug,
            article.Title,
            article.Html,
            article.Contents,
            article.Language,
            article.PublishedUtc,
            article.AuthorId,
            article.Author!.UserName,
            article.Author.DisplayName,
            article.ReadingMinutes,
            article.Tags.OrderBy(tag => tag.Name).Select(tag => new TagLink(tag.Slug, tag.Name)).ToList(),
            new VoteCounts(
                db.Votes.Count(vote => vote.ArticleId == article.Id && vote.IsLike),
                db.Votes.Count(vote => vote.ArticleId == article.Id && !vote.IsLike),
                db.Votes.Where(vote => vote.ArticleId == article.Id && vote.UserId == me).Select(vote => (bool?)vote.IsLike).FirstOrDefault()),
            new ArticleFacts(
                article.UpdatedUtc,
                article.Words.Substring(0, ArticleFacts.OpeningLength),
                article.Words.Length - article.Words.Replace(" ", "").Length + 1,
                article.OriginalId)));
    }

    /// <summary>What was voted on each, and by the viewer.</summary>
    public static IQueryable<VoteCounts> VotesFor(this IQueryable<Article> articles, BlogDbContext db, SignedInUser viewer) =>
        articles.Select(article => new VoteCounts(
            db.Votes.Count(vote => vote.ArticleId == article.Id && vote.IsLike),
            db.Votes.Count(vote => vote.ArticleId == article.Id && !vote.IsLike),
            db.Votes.Where(vote => vote.ArticleId == article.Id && vote.UserId == viewer.Id).Select(vote => (bool?)vote.IsLike).FirstOrDefault()));

    /// <summary>The tags of published articles with how many carry each, by name.</summary>
    public static IQueryable<TagCount> TagCounts(this BlogDbContext db, DateTime nowUtc) =>
        db.Tags
            .Where(tag => tag.Links.Any(link => link.Status == ArticleStatus.Published && link.PublishedUtc <= nowUtc))
            .OrderBy(tag => tag.Name)
            .Select(tag => new TagCount(
                tag.Slug,
                tag.Name,
                tag.Links.Count(link => link.Status == ArticleStatus.Published && link.PublishedUtc <= nowUtc)));
}
