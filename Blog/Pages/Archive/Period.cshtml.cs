using Blog.Articles;
using Blog.Data;
using Blog.Pages.Facts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Archive;

public sealed class PeriodModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleList List { get; private set; } = null!;

    public ArchivePeriod Period { get; private set; } = null!;

    public ArchivePeriod? Earlier { get; private set; }

    public ArchivePeriod? Later { get; private set; }

    public string Heading => texts["Articles from {0}", Period.Name];

    public async Task<IActionResult> OnGetAsync(string year, string? month, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (ArchivePeriod.Parse(year, month) is not { } period || period.StartUtc > now)
        {
            return NotFound();
        }

        var articles = await db.Articles.Published(now).From(period.StartUtc, period.EndUtc).NewestFirst().AsCards().ToPagedListAsync(Request.Page(), ArticleList.PageSize, cancellationToken);
        if (articles.TotalCount == 0)
        {
            return NotFound();
        }

        Period = period;
        List = new ArticleList(articles, period.Path);
        ViewData["Title"] = articles.Page == 1 ? Heading : texts["{0}, page {1}", Heading, articles.Page];
        new PageFacts { Path = period.Path, Description = Heading }.AddTo(ViewData);
        Response.StatusCode = articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        if (Request.IsHtmxFor(ArticleIds.List))
        {
            return this.Fragment("_ArticleListFragment", List);
        }

        (Earlier, Later) = await db.PeriodsNearAsync(period, now, cancellationToken);
        return Page();
    }
}
