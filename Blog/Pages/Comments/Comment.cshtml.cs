using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Comments;

/// <summary>
/// One comment: opened as an address it leads to where it stands. What is done to it swaps it in place, or by a plain form
/// leads back there.
/// </summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CommentPageModel(BlogDbContext db, CurrentUser currentUser, CastVote castVote, CommentChanges changes, TimeProvider time) : PageModel
{
    /// <summary>The list that the comment stands in, if it is not that under its article.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public CommentView Comment { get; private set; } = null!;

    /// <summary>The address where the comment stands.</summary>
    public string Place { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public async Task<IActionResult> OnGetDeleteAsync(int id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { MayDelete: true, IsDeleted: false } comment)
        {
            return NotFound();
        }

        if (Request.IsHtmxFor(ArticleIds.CommentActions(id)))
        {
            return this.Fragment("_DeleteStep", new DeleteStep(comment, Place: null));
        }

        (Comment, Place) = (comment, await PlaceAsync(comment, await UserAsync(cancellationToken), cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, CancellationToken cancellationToken) =>
        await changes.DeleteAsync(id, await UserAsync(cancellationToken), cancellationToken) ? await ShowAsync(id, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancellationToken)
    {
        if (await changes.UndoAsync(id, await UserAsync(cancellationToken), cancellationToken))
        {
            return await ShowAsync(id, cancellationToken);
        }

        // The same for one that never was and for one that somebody else has deleted.
        Response.StatusCode = StatusCodes.Status410Gone;
        return Request.IsHtmxFor(ArticleIds.Comment(id)) ? this.Fragment("_UndoTooLate", id) : StatusCode(StatusCodes.Status410Gone);
    }

    public async Task<IActionResult> OnPostApproveAsync(int id, CancellationToken cancellationToken) =>
        await changes.ApproveAsync(id, await UserAsync(cancellationToken), cancellationToken) ? await ShowAsync(id, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostVotesAsync(int id, [FromForm] VoteWish? vote, CancellationToken cancellationToken)
    {
        if (vote is not { } wish || !ModelState.IsValid)
        {
            return BadRequest();
        }

        if (!await castVote.OnCommentAsync(id, await UserAsync(cancellationToken), wish, cancellationToken))
        {
            return NotFound();
        }

        return Request.IsHtmxFor(ArticleIds.CommentVotes(id)) && await FindAsync(id, cancellationToken) is { } comment
            ? this.Fragment("_Votes", comment.Votes)
            : await ShowAsync(id, cancellationToken);
    }

    /// <summary>A form that asks for none of the above.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>The comment as it is now, with the counts that changed with it; for a plain form the place where it stands.</summary>
    private async Task<IActionResult> ShowAsync(int id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } comment)
        {
            return NotFound();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var user = await UserAsync(cancellationToken);
        if (!Request.IsHtmxFor(ArticleIds.Comment(id)))
        {
            return new SeeOtherResult(await PlaceAsync(comment, user, cancellationToken));
        }

        int? count = comment.IsInWaitingList ? null : await db.CountCommentsAsync(comment.ArticleId, user, now, cancellationToken);
        int? waiting = user.MayAnswer ? await db.Comments.WaitingFor(user, now).CountAsync(cancellationToken) : null;
        return this.Fragment("_CommentChanged", new CommentChange(comment, count, waiting));
    }

    private async Task<string> PlaceAsync(CommentView comment, SignedInUser user, CancellationToken cancellationToken) =>
        comment.IsInWaitingList
            ? CommentAddress.InWaitingList(comment.Id)
            : CommentAddress.InArticle(comment.Slug, await db.PageOfCommentAsync(comment, user, time.GetUtcNow().UtcDateTime, cancellationToken), comment.Id);

    private async Task<CommentView?> FindAsync(int id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var user = await UserAsync(cancellationToken);
        var comment = await db.Comments.UnderPublished(now).ShownTo(user, now).Where(row => row.Id == id).AsViews(db, user).SingleOrDefaultAsync(cancellationToken);
        return comment is null ? null : comment with { IsInWaitingList = From == CommentAddress.WaitingList };
    }

    private async Task<SignedInUser> UserAsync(CancellationToken cancellationToken) =>
        await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
