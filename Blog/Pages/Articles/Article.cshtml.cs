using Blog.Accounts;
using Blog.Articles;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Pages.Facts;
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

    public Neighbours Neighbours { get; private set; } = Neighbours.None;

    public IReadOnlyList<ArticleLink> Related { get; private set; } = [];

    public CommentForm Form { get; private set; } = null!;

    /// <summary>The published ones of those that say the same in another language, with this one.</summary>
    public IReadOnlyList<Translation> Translations { get; private set; } = [];

    /// <summary>What the article is to those who may edit it; null for everybody else.</summary>
    public StoredArticle? Own { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var viewer = await currentUser.GetAsync(cancellationToken);
        var readable = db.Articles.ReadableBy(viewer, now);
        var article = await readable.Where(article => article.Slug == slug).AsViews(db, viewer).SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return await MovedAsync(readable, slug, cancellationToken);
        }

        Article = article;
        Own = viewer is { MayAnswer: true }
            ? await db.Articles.EditableBy(viewer).Where(own => own.Id == article.Id).AsNoTracking().Select(own => StoredArticle.Of(own, now)).SingleOrDefaultAsync(cancellationToken)
            : null;
        Translations = await db.TranslationsAsync(article.Id, article.Facts.OriginalId, now, cancellationToken);
        Comments = await db.CommentsOfAsync(article.Id, article.Slug, viewer, Request.Page(), now, cancellationToken);
        Form = new CommentForm(article.Slug, Guid.NewGuid(), viewer is not null);
        var comments = Comments.Comments;
        ViewData["Title"] = comments.Page == 1 ? article.Title : texts["{0}, page {1}", article.Title, comments.Page];
        Describe(comments.Page);
        Response.StatusCode = comments.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        if (Request.IsHtmxFor(ArticleIds.Comments))
        {
            return this.Fragment("_CommentsFragment", Comments);
        }

        await LookAroundAsync(now, cancellationToken);
        return Page();
    }

    /// <summary>A draft has no place among the others yet.</summary>
    private async Task LookAroundAsync(DateTime now, CancellationToken cancellationToken)
    {
        if (Own is null or { State: ArticleState.Published })
        {
            Neighbours = await db.NeighboursOfAsync(Article, now, cancellationToken);
            Related = await db.RelatedToAsync(Article, Neighbours, now, cancellationToken);
        }
    }

    private void Describe(int page)
    {
        // A draft is shown to those who may edit it, and to no search engine.
        ViewData[PageFacts.NoIndexKey] = Own is { State: not ArticleState.Published };
        var facts = new PageFacts
        {
            Path = ArticleAddress.Of(Article.Slug),
            Title = Article.Title,
            Description = Article.Facts.Description,
            Language = Article.Language,
            Article = Article,
            Translations = Translations.Count > 1 && page == 1 ? Translations : [],
        };
        facts.AddTo(ViewData);
    }

    /// <summary>
    /// Leads from a former address to the one of now. Browsers keep a 301 for ever unless told not to, and an address may
    /// be taken back: the two would then lead to each other.
    /// </summary>
    private async Task<IActionResult> MovedAsync(IQueryable<Article> readable, string slug, CancellationToken cancellationToken)
    {
        var current = await readable.FormerlyAt(slug, db).Select(article => article.Slug).SingleOrDefaultAsync(cancellationToken);
        if (current is null)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-cache";
        return LocalRedirectPermanent($"{ArticleAddress.Of(current)}{Request.QueryString}");
    }
}
