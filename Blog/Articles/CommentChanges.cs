using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Articles;

/// <summary>Deletes a comment, brings it back, and approves it. Who may is asked in the query: false is "not found".</summary>
public sealed class CommentChanges(BlogDbContext db, TimeProvider time)
{
    /// <summary>Hides it at once; for a few seconds the same person can bring it back.</summary>
    public Task<bool> DeleteAsync(int id, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            comments => comments.DeletableBy(user).ExecuteUpdateAsync(
                set => set.SetProperty(comment => comment.DeletedUtc, Now()).SetProperty(comment => comment.DeletedById, user.Id), cancellationToken),
            id,
            cancellationToken);

    public Task<bool> UndoAsync(int id, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            comments => comments.UndoableBy(user, Now()).ExecuteUpdateAsync(
                set => set.SetProperty(comment => comment.DeletedUtc, (DateTime?)null).SetProperty(comment => comment.DeletedById, (Guid?)null), cancellationToken),
            id,
            cancellationToken);

    public Task<bool> ApproveAsync(int id, SignedInUser user, CancellationToken cancellationToken) =>
        ChangeAsync(
            comments => comments.WaitingFor(user, Now()).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.IsWaiting, false), cancellationToken),
            id,
            cancellationToken);

    private async Task<bool> ChangeAsync(Func<IQueryable<Comment>, Task<int>> change, int id, CancellationToken cancellationToken) =>
        await db.WriteAsync(() => change(db.Comments.Where(comment => comment.Id == id)), cancellationToken) == 1;

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
