using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Articles;

public sealed class ArticlePageModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleView Article { get; private set; } = null!;

    public CommentList Comments { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var article = await db.Articles.Published(now).Where(article => article.Slug == slug).AsViews(db).SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return NotFound();
        }

        Article = article;
        var comments = await db.CommentsOf(article.Id, article.AuthorId).ToPagedListAsync(Request.Page(), CommentList.PageSize, cancellationToken);
        Comments = new CommentList(comments, $"/articles/{article.Slug}");
        ViewData["Title"] = comments.Page == 1 ? article.Title : texts["{0}, page {1}", article.Title, comments.Page];
        Response.StatusCode = comments.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.Comments) ? this.Fragment("_CommentsFragment", Comments) : Page();
    }
}
