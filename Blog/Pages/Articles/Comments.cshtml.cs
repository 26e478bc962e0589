using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages.Articles;

/// <summary>Takes a comment: the form of the article's page gets the comment in place, a plain form is sent to it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken] // Asked for below: who was signed out meanwhile gets the text back, and a token would be stale.
public sealed class CommentsModel(BlogDbContext db, CurrentUser currentUser, PostComment postComment, IAntiforgery antiforgery, TimeProvider time) : PageModel
{
    public CommentForm Form { get; private set; } = null!;

    /// <summary>Null when the article is gone.</summary>
    public string? ArticleTitle { get; private set; }

    public IActionResult OnGet(string slug) => new SeeOtherResult($"/articles/{Uri.EscapeDataString(slug)}#{ArticleIds.CommentForm}");

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] CommentFields fields, CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken);
        if (user is null)
        {
            return Request.IsFromThisSite()
                ? await AgainAsync(slug, fields, "You were signed out. Sign in, and post it again.", StatusCodes.Status401Unauthorized, cancellationToken)
                : StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        var command = new NewComment(slug, fields.FormId ?? Guid.NewGuid(), fields.Text, fields.Website);
        var result = await postComment.HandleAsync(command, user, cancellationToken);
        return result.Id is { } id
            ? await PostedAsync(id, user, fields.Shown ?? 1, cancellationToken)
            : await AgainAsync(slug, fields, result.Refusal!, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private async Task<IActionResult> PostedAsync(int id, SignedInUser user, int shown, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Comments.ShownTo(user, now).Where(row => row.Id == id).AsViews(db, user).SingleOrDefaultAsync(cancellationToken) is not { } comment)
        {
            // The same form once more, for a comment that somebody has deleted since.
            return NotFound();
        }

        var page = await db.PageOfCommentAsync(comment, user, now, cancellationToken);
        if (!Request.IsHtmxFor(ArticleIds.CommentForm))
        {
            return new SeeOtherResult(CommentAddress.InArticle(comment.Slug, page, id));
        }

        if (page != shown)
        {
            Response.GoTo(CommentAddress.InArticle(comment.Slug, page, id));
            return new NoContentResult();
        }

        var form = new CommentForm(comment.Slug, Guid.NewGuid(), IsSignedIn: true) { Posted = comment };
        var count = await db.CountCommentsAsync(comment.ArticleId, user, now, cancellationToken);
        return this.Fragment("_CommentPosted", new CommentPosted(form, count, comment));
    }

    /// <summary>The form with what was typed into it and why it was not taken.</summary>
    private async Task<IActionResult> AgainAsync(string slug, CommentFields fields, string error, int status, CancellationToken cancellationToken)
    {
        Form = new CommentForm(slug, fields.FormId ?? Guid.NewGuid(), status != StatusCodes.Status401Unauthorized) { Text = fields.Text ?? "", Error = error };
        Response.StatusCode = status;
        if (Request.IsHtmxFor(ArticleIds.CommentForm))
        {
            return this.Fragment("_CommentForm", Form);
        }

        var now = time.GetUtcNow().UtcDateTime;
        ArticleTitle = await db.Articles.Published(now).Where(article => article.Slug == slug).Select(article => article.Title).SingleOrDefaultAsync(cancellationToken);
        return Page();
    }
}

/// <param name="Website">See <see cref="NewComment.Trap"/>.</param>
/// <param name="Shown">The page of the comments that is on the screen.</param>
public sealed record CommentFields(Guid? FormId, string? Text, string? Website, int? Shown);

/// <summary>What the script puts into the article's page for a comment that was posted.</summary>
public sealed record CommentPosted(CommentForm Form, int Count, CommentView Appended);
