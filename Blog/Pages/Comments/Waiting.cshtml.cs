using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Comments;

/// <summary>The comments that wait: for an author those under the author's own articles, for an administrator all.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WaitingModel(BlogDbContext db, CurrentUser currentUser, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    private const int PageSize = 20;

    public PagedList<CommentView> Comments { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
        var now = time.GetUtcNow().UtcDateTime;

        // One that was just deleted here keeps its place for as long as that can be undone.
        var waiting = db.Comments.Where(comment => comment.IsWaiting
            && (user.IsAdministrator || comment.Article!.AuthorId == user.Id));
        Comments = await waiting.UnderPublished(now).ShownTo(user, now).AsViews(db, user).ToPagedListAsync(Request.Page(), PageSize, cancellationToken);
        ViewData["Title"] = texts["Comments that wait for approval"].Value;
        Response.StatusCode = Comments.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.WaitingList) ? this.Fragment("_WaitingFragment", Comments) : Page();
    }
}
