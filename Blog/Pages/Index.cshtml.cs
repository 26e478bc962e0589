using Blog.Accounts;
using Blog.Articles;
using Blog.Chat;
using Blog.Data;
using Blog.Pages.Facts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class IndexModel(BlogDbContext db, BlogName name, CurrentUser currentUser, Presence presence, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleList List { get; private set; } = null!;

    public TagBar Tags { get; private set; } = null!;

    /// <summary>Only while the blog is empty, and only for those who can fill it.</summary>
    public FirstSteps? Steps { get; private set; }

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

        new PageFacts { Path = "/", Title = name.Title, IsHome = true }.AddTo(ViewData);
        Tags = new TagBar(await db.TagCounts(now).ToListAsync(cancellationToken), Current: null);
        if (articles.TotalCount == 0)
        {
            Steps = await FirstSteps.ForAsync(await currentUser.GetAsync(cancellationToken), db, name, presence, cancellationToken);
        }

        return Page();
    }
}
