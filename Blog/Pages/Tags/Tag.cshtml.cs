using Blog.Articles;
using Blog.Data;
using Blog.Pages.Facts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages.Tags;

public sealed class TagPageModel(BlogDbContext db, TimeProvider time, IStringLocalizer<Text> texts) : PageModel
{
    public ArticleList List { get; private set; } = null!;

    public TagBar Tags { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string tag, CancellationToken cancellationToken)
    {
        // The bar has only tags of published articles: a tag that is used in drafts alone is not told of.
        var now = time.GetUtcNow().UtcDateTime;
        var tags = await db.TagCounts(now).ToListAsync(cancellationToken);
        if (tags.Find(known => known.Slug == tag) is not { } found)
        {
            return NotFound();
        }

        var articles = await db.PublishedWithTag(found.Slug, now).AsCards().ToPagedListAsync(found.Count, Request.Page(), ArticleList.PageSize, cancellationToken);
        Name = found.Name;
        Tags = new TagBar(tags, found.Slug);
        List = new ArticleList(articles, $"/tags/{found.Slug}");
        ViewData["Title"] = articles.Page == 1 ? found.Name : texts["{0}, page {1}", found.Name, articles.Page];
        new PageFacts { Path = List.Path, Description = texts["Articles about {0}", found.Name], Tag = new TagLink(found.Slug, found.Name) }.AddTo(ViewData);
        Response.StatusCode = articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Request.IsHtmxFor(ArticleIds.List) ? this.Fragment("_ArticleListFragment", List) : Page();
    }
}
