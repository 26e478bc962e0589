using Blog.Accounts;
using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>Who sees which comment, and who may do what to it.</summary>
public static class CommentQueries
{
    /// <summary>Pressed in time, the button may take a moment to arrive.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public static IQueryable<Comment> UnderPublished(this IQueryable<Comment> comments, DateTime nowUtc) =>
        comments.Where(comment => comment.Article!.Status == ArticleStatus.Published && comment.Article.PublishedUtc <= nowUtc);

    /// <summary>
    /// What a page shows: one that waits to who wrote it and to who may approve it; a deleted one to nobody, but its place
    /// to who deleted it just now and may bring it back.
    /// </summary>
    public static IQueryable<Comment> ShownTo(this IQueryable<Comment> comments, SignedInUser? viewer, DateTime nowUtc)
    {
        if (viewer is null)
        {
            return comments.Where(comment => comment.DeletedUtc == null && !comment.IsWaiting);
        }

        var since = nowUtc - Comment.UndoTime - Grace;
        return comments.Where(comment => comment.DeletedUtc == null
            ? !comment.IsWaiting || viewer.IsAdministrator || comment.AuthorId == viewer.Id || comment.Article!.AuthorId == viewer.Id
            : comment.DeletedUtc >= since && comment.DeletedById == viewer.Id);
    }

    public static IQueryable<Comment> VisibleTo(this IQueryable<Comment> comments, SignedInUser? viewer, DateTime nowUtc) =>
        comments.ShownTo(viewer, nowUtc).Where(comment => comment.DeletedUtc == null);

    /// <summary>The comments that this person has deleted just now.</summary>
    public static IQueryable<Comment> UndoableBy(this IQueryable<Comment> comments, SignedInUser user, DateTime nowUtc)
    {
        var since = nowUtc - Comment.UndoTime - Grace;
        return comments.Where(comment => comment.DeletedUtc >= since && comment.DeletedById == user.Id);
    }

    /// <summary>Deleted so long ago that nobody can bring them back.</summary>
    public static IQueryable<Comment> GoneForGood(this IQueryable<Comment> comments, DateTime nowUtc)
    {
        var before = nowUtc - Comment.UndoTime - Grace;
        return comments.Where(comment => comment.DeletedUtc < before);
    }

    /// <summary>The ones of this person, those under the person's articles, and for an administrator all.</summary>
    public static IQueryable<Comment> DeletableBy(this IQueryable<Comment> comments, SignedInUser user) =>
        comments.Where(comment => comment.DeletedUtc == null
            && (user.IsAdministrator || comment.AuthorId == user.Id || comment.Article!.AuthorId == user.Id));

    /// <summary>Those that wait under the person's articles, and for an administrator all that wait.</summary>
    public static IQueryable<Comment> WaitingFor(this IQueryable<Comment> comments, SignedInUser user, DateTime nowUtc) =>
        comments.UnderPublished(nowUtc).Where(comment => comment.IsWaiting && comment.DeletedUtc == null
            && (user.IsAdministrator || comment.Article!.AuthorId == user.Id));

    public static IQueryable<CommentView> AsViews(this IQueryable<Comment> comments, BlogDbContext db, SignedInUser? viewer)
    {
        var me = viewer?.Id ?? Guid.Empty;
        var isAdministrator = viewer is { IsAdministrator: true };
        return comments.AsNoTracking().OrderBy(comment => comment.Id).Select(comment => new CommentView(
            comment.Id,
            comment.ArticleId,
            comment.Article!.Slug,
            comment.Article.Title,
            comment.Author!.DisplayName,
            comment.AuthorId != null && comment.AuthorId == comment.Article.AuthorId,
            comment.DeletedUtc == null ? comment.Text : "",
            comment.CreatedUtc,
            new VoteCounts(
                db.Votes.Count(vote => vote.CommentId == comment.Id && vote.IsLike),
                db.Votes.Count(vote => vote.CommentId == comment.Id && !vote.IsLike),
                db.Votes.Where(vote => vote.CommentId == comment.Id && vote.UserId == me).Select(vote => (bool?)vote.IsLike).FirstOrDefault()),
            comment.IsWaiting,
            comment.DeletedUtc != null,
            me != Guid.Empty,
            me != Guid.Empty && (isAdministrator || comment.AuthorId == me || comment.Article.AuthorId == me),
            me != Guid.Empty && comment.IsWaiting && (isAdministrator || comment.Article.AuthorId == me)));
    }

    /// <summary>One page of an article's comments, newest last.</summary>
    public static async Task<CommentList> CommentsOfAsync(this BlogDbContext db, int articleId, string slug, SignedInUser? viewer, int page, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var comments = db.Comments.Where(comment => comment.ArticleId == articleId);
        var list = await comments.ShownTo(viewer, nowUtc).AsViews(db, viewer).ToPagedListAsync(page, CommentList.PageSize, cancellationToken);
        var undoable = viewer is null ? 0 : await comments.UndoableBy(viewer, nowUtc).CountAsync(cancellationToken);
        return new CommentList(list, $"/articles/{slug}", list.TotalCount - undoable);
    }

    /// <summary>The number of the page of its article's comments that shows it.</summary>
    public static async Task<int> PageOfCommentAsync(this BlogDbContext db, CommentView comment, SignedInUser? viewer, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var before = await db.Comments.ShownTo(viewer, nowUtc).CountAsync(other => other.ArticleId == comment.ArticleId && other.Id < comment.Id, cancellationToken);
        return (before / CommentList.PageSize) + 1;
    }

    public static Task<int> CountCommentsAsync(this BlogDbContext db, int articleId, SignedInUser? viewer, DateTime nowUtc, CancellationToken cancellationToken) =>
        db.Comments.VisibleTo(viewer, nowUtc).CountAsync(comment => comment.ArticleId == articleId, cancellationToken);
}
