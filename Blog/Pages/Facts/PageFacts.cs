using Blog.Articles;
using Blog.Web;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Net.Http.Headers;

namespace Blog.Pages.Facts;

/// <summary>
/// What a page says of itself in its head, to search engines, feed readers and whoever shows a preview of a link. A page
/// that sets none gets those that hold for every page.
/// </summary>
public sealed record PageFacts
{
    private const string Key = "Facts";

    /// <summary>Keeps a page out of search engines, if it is true in the view data.</summary>
    public const string NoIndexKey = "NoIndex";

    /// <summary>The page's own path; null for the one that was asked for.</summary>
    public string? Path { get; init; }

    /// <summary>Null for the page's title.</summary>
    public string? Title { get; init; }

    /// <summary>Null for the blog's tagline.</summary>
    public string? Description { get; init; }

    /// <summary>Null for the language of the interface.</summary>
    public string? Language { get; init; }

    public bool IsHome { get; init; }

    /// <summary>The tag that the page is about, which has a feed of its own.</summary>
    public TagLink? Tag { get; init; }

    /// <summary>The article that the page shows.</summary>
    public ArticleView? Article { get; init; }

    /// <summary>The same article in all of its languages, if it has more than one.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>The path with the number of the page, the one part of a query that makes another page.</summary>
    public string Canonical(HttpRequest request)
    {
        var path = Path ?? request.Path.Value!.TrimEnd('/');
        return new Pager(path.Length == 0 ? "/" : path, "", request.Page(), 1).Address(request.Page());
    }

    public void AddTo(ViewDataDictionary data) => data[Key] = this;

    /// <summary>
    /// The facts of the page being shown; null for one that is nobody else's business: a failure, or a page that no cache
    /// may keep, because it is made for one person.
    /// </summary>
    public static PageFacts? Of(ViewDataDictionary data, HttpContext context)
    {
        var isPublic = context.Response.StatusCode == StatusCodes.Status200OK
            && data[NoIndexKey] is not true
            && !context.Response.Headers[HeaderNames.CacheControl].ToString().Contains("no-store", StringComparison.Ordinal);
        return isPublic ? data[Key] as PageFacts ?? new PageFacts() : null;
    }
}
