using Blog.Articles;
using Blog.Data;
using Blog.Pages.Facts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Authors;

public sealed class AuthorPageModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public AuthorView Author { get; private set; } = null!;

    public ArticleList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string username, CancellationToken cancellationToken)
    {
        // Who has published nothing is not told of: an account is nobody's business.
        var now = time.GetUtcNow().UtcDateTime;
        var author = await db.AuthorsNamed(username, now).SingleOrDefaultAsync(cancellationToken);
        if (author is not { Count: > 0 })
        {
            return NotFound();
        }

        if (author.UserName != username)
        {
            return Moved(author);
        }

        var articles = await db.Articles.Published(now).Where(article => article.AuthorId == author.Id).NewestFirst().AsCards()
            .ToPagedListAsync(author.Count, Request.Page(), ArticleList.PageSize, cancellationToken);
        Author = author;
        List = new ArticleList(articles, author.Path);
        ViewData["Title"] = articles.Page == 1 ? author.DisplayName : texts["{0}, page {1}", author.DisplayName, articles.Page];
        new PageFacts { Path = author.Path, Description = texts["Articles by {0}", author.DisplayName] }.AddTo(ViewData);
        Response.StatusCode = articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.List) ? this.Fragment("_ArticleListFragment", List) : Page();
    }

    /// <summary>
    /// One address for one person: a name in other case leads to the name as it was made. Browsers ask again each time,
    /// since a deleted name may come back in the other case.
    /// </summary>
    private LocalRedirectResult Moved(AuthorView author)
    {
        Response.Headers.CacheControl = "no-cache";
        return LocalRedirectPermanent($"{author.Path}{Request.QueryString}");
    }
}
