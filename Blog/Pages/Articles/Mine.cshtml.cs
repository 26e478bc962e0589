using Blog.Accounts;
using Blog.Articles;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages.Articles;

/// <summary>All that somebody may edit, drafts and scheduled articles among them.</summary>
[Authorize(Policies.Answer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MineModel(BlogDbContext db, CurrentUser currentUser, TimeProvider clock) : PageModel
{
    public OwnArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var user = await currentUser.GetAsync(cancellationToken) ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
        var articles = await db.Articles.EditableBy(user).AsOwn().ToPagedListAsync(Request.Page(), OwnArticleList.PageSize, cancellationToken);
        List = new OwnArticleList(articles, user.IsAdministrator, clock.GetUtcNow().UtcDateTime);
        Response.StatusCode = articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.OwnList) ? this.Fragment("_OwnArticles", List) : Page();
    }
}
