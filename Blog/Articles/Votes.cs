using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>
/// The vote that a button asks for. It says the state that is wanted and not "the other one", so that a double click, a
/// repeated request and a page that is out of date all end where the person saw that they would.
/// </summary>
public enum VoteWish
{
    None = 0,
    Like = 1,
    Dislike = 2,
}

/// <param name="Mine">The viewer's own vote: a like, a dislike, or none.</param>
public sealed record VoteCounts(int Likes, int Dislikes, bool? Mine);

/// <summary>The two buttons with their counts; for who may not vote the counts alone.</summary>
/// <param name="Action">The address that takes the vote.</param>
public sealed record VoteGroup(string Id, string Action, VoteCounts Counts, bool MayVote, bool IsForComment)
{
    /// <summary>What pressing Like asks for: pressed again it is withdrawn.</summary>
    public VoteWish LikeWish => Counts.Mine == true ? VoteWish.None : VoteWish.Like;

    public VoteWish DislikeWish => Counts.Mine == false ? VoteWish.None : VoteWish.Dislike;

    public static VoteGroup OfArticle(string slug, VoteCounts counts, bool mayVote) =>
        new(ArticleIds.Votes, $"/articles/{Uri.EscapeDataString(slug)}/votes", counts, mayVote, IsForComment: false);
}

/// <summary>Sets one user's vote on one thing. A unique index keeps it one.</summary>
public sealed class CastVote(BlogDbContext db, TimeProvider time)
{
    /// <summary>False when there is no such article to vote on.</summary>
    public Task<bool> OnArticleAsync(string slug, SignedInUser voter, VoteWish wish, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () =>
            {
                var id = await db.Articles.Published(Now()).Where(article => article.Slug == slug).Select(article => (int?)article.Id).SingleOrDefaultAsync(cancellationToken);
                return id is not null && await SetAsync(new Vote { UserId = voter.Id, ArticleId = id }, wish, cancellationToken);
            },
            cancellationToken);

    /// <summary>False when there is no such comment to vote on, or it still waits.</summary>
    public Task<bool> OnCommentAsync(int commentId, SignedInUser voter, VoteWish wish, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async () => await db.Comments.UnderPublished(Now()).VisibleTo(viewer: null, Now()).AnyAsync(comment => comment.Id == commentId, cancellationToken)
                && await SetAsync(new Vote { UserId = voter.Id, CommentId = commentId }, wish, cancellationToken),
            cancellationToken);

    private async Task<bool> SetAsync(Vote vote, VoteWish wish, CancellationToken cancellationToken)
    {
        var stored = db.Votes.Where(row => row.UserId == vote.UserId && row.ArticleId == vote.ArticleId && row.CommentId == vote.CommentId);
        if (wish == VoteWish.None)
        {
            await stored.ExecuteDeleteAsync(cancellationToken);
            return true;
        }

        var isLike = wish == VoteWish.Like;
        if (await stored.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsLike, isLike), cancellationToken) == 0)
        {
            vote.IsLike = isLike;
            vote.CreatedUtc = Now();
            db.Votes.Add(vote);
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
