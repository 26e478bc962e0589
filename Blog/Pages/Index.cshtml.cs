using Blog.Articles;
using Blog.Data;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class IndexModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleList List { get; private set; } = null!;

    public TagBar Tags { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var articles = await db.Articles.Published(now).NewestFirst().AsCards().ToPagedListAsync(Request.Page(), ArticleList.PageSize, cancellationToken);
        List = new ArticleList(articles, "/");
        ViewData["Title"] = articles.Page == 1 ? texts["Articles"] : texts["Articles, page {0}", articles.Page];
        Response.StatusCode = articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        if (Request.IsHtmxFor(ArticleIds.List))
        {
            return this.Fragment("_ArticleListFragment", List);
        }

        Tags = new TagBar(await db.TagCounts(now).ToListAsync(cancellationToken), Current: null);
        return Page();
    }
}
