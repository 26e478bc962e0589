using Blog.Articles;
using Blog.Articles.Search;
using Blog.Data;
using Blog.Pages.Facts;
using Blog.Resources;
using Blog.Web;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

public sealed class SearchModel(BlogDbContext db, TimeProvider time, SearchArticles articles, SearchSuggestion suggestion, IStringLocalizer<Text> texts) : PageModel
{
    public const string Path = "/search";
    public const string Key = "q";

    /// <summary>The search form of the masthead and its field.</summary>
    public const string FormId = "search";

    public const string FieldId = "search-text";

    /// <summary>Tells those who do not see them how many articles were found.</summary>
    public const string StatusId = "search-status";

    public SearchQuery Query { get; private set; } = null!;

    public FoundArticles Found { get; private set; } = null!;

    /// <summary>Another query that finds something, where this one finds nothing.</summary>
    public string? Suggested { get; private set; }

    /// <summary>What else there is to read, where nothing was looked for.</summary>
    public TagBar? Tags { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Query = SearchQuery.Parse(Request.Query[Key]);
        Found = await articles.FindAsync(Query, Address(Query.Text), Request.Page(), cancellationToken);
        DescribePage();
        Response.StatusCode = Found.Articles.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        if (Request.IsHtmxFor(ArticleIds.List))
        {
            return this.Fragment("_FoundArticlesFragment", Found);
        }

        await HelpAsync(cancellationToken);
        RememberSearch();
        return Page();
    }

    public static string Address(string text) => $"{Path}{new QueryBuilder([KeyValuePair.Create(Key, text)]).ToQueryString()}";

    private void DescribePage()
    {
        ViewData[PageFacts.NoIndexKey] = Found.Articles.TotalCount == 0;
        new PageFacts { Path = Path }.AddTo(ViewData);
        ViewData["Title"] = Query.Text.Length == 0 ? texts["Search"]
            : Found.Articles.Page == 1 ? texts["Search: {0}", Query.Text]
            : texts["Search: {0}, page {1}", Query.Text, Found.Articles.Page];
    }

    private async Task HelpAsync(CancellationToken cancellationToken)
    {
        if (Query.IsEmpty)
        {
            Tags = new TagBar(await db.TagCounts(time.GetUtcNow().UtcDateTime).ToListAsync(cancellationToken), Current: "");
        }
        else if (Found.Articles.TotalCount == 0)
        {
            Suggested = await suggestion.ForAsync(Query, cancellationToken);
        }
    }

    /// <summary>
    /// All that is typed into the field is one step of the history: Back returns to the page that the reader was on.
    /// </summary>
    private void RememberSearch()
    {
        if (!Request.IsForMain())
        {
            return;
        }

        ViewData["IsPart"] = true;
        Response.RememberAddress(Found.Pager.Address(Found.Articles.Page), replacesThisPage: Request.IsSentFrom(Path));
    }
}
