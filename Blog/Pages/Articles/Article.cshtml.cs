using Blog.Accounts;
using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Articles;

public sealed class ArticlePageModel(BlogDbContext db, CurrentUser currentUser, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleView Article { get; private set; } = null!;

    public CommentList Comments { get; private set; } = null!;

    public CommentForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var viewer = await currentUser.GetAsync(cancellationToken);
        var article = await db.Articles.Published(now).Where(article => article.Slug == slug).AsViews(db, viewer).SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return NotFound();
        }

        Article = article;
        Comments = await db.CommentsOfAsync(article.Id, article.Slug, viewer, Request.Page(), now, cancellationToken);
        Form = new CommentForm(article.Slug, Guid.NewGuid(), viewer is not null);
        var comments = Comments.Comments;
        ViewData["Title"] = comments.Page == 1 ? article.Title : texts["{0}, page {1}", article.Title, comments.Page];
        Response.StatusCode = comments.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.Comments) ? this.Fragment("_CommentsFragment", Comments) : Page();
    }
}
