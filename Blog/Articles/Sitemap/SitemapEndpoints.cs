using Blog.Web;

namespace Blog.Articles.Sitemap;

public static class SitemapEndpoints
{
    /// <summary>What sitemaps.org lets one file list.</summary>
    private const int PagesPerFile = 50_000;

    private const string ContentType = "application/xml; charset=utf-8";
    private const string Caching = "public, max-age=3600";

    /// <summary>Where nothing is to be found: what is for one person, and what only answers forms.</summary>
    private static readonly string[] Closed =
    [
        "/account", "/articles/new", "/articles/mine", "/articles/*/comments", "/articles/*/delete", "/articles/*/edit", "/articles/*/votes",
        "/chat", "/chats", "/comments", "/error", "/language", "/settings", "/theme", "/users",
    ];

    public static IEndpointRouteBuilder MapSitemap(this IEndpointRouteBuilder app)
    {
        app.MapDocument("/sitemap.xml", (HttpContext context, PublicPages pages, PublicAddress address) => AnswerAsync(context, pages, address));
        app.MapDocument("/sitemap/{part:int:min(1)}.xml", (HttpContext context, int part, PublicPages pages, PublicAddress address) => AnswerPartAsync(context, part, pages, address));
        app.MapDocument("/robots.txt", (HttpContext context, PublicAddress address) => AnswerRobots(context, address));
        return app;
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, PublicPages pages, PublicAddress address)
    {
        var count = await pages.CountAsync(context.RequestAborted);
        if (count <= PagesPerFile)
        {
            return Xml(context, stream => new SitemapWriter(address).WritePagesAsync(stream, pages.ReadAsync(0, PagesPerFile, context.RequestAborted), context.RequestAborted));
        }

        var parts = Enumerable.Range(1, (count + PagesPerFile - 1) / PagesPerFile).Select(part => FormattableString.Invariant($"/sitemap/{part}.xml"));
        return Xml(context, stream => new SitemapWriter(address).WriteIndexAsync(stream, parts));
    }

    private static async Task<IResult> AnswerPartAsync(HttpContext context, int part, PublicPages pages, PublicAddress address)
    {
        var skipped = (part - 1L) * PagesPerFile;
        return skipped < await pages.CountAsync(context.RequestAborted)
            ? Xml(context, stream => new SitemapWriter(address).WritePagesAsync(stream, pages.ReadAsync((int)skipped, PagesPerFile, context.RequestAborted), context.RequestAborted))
            : Results.NotFound();
    }

    private static IResult Xml(HttpContext context, Func<Stream, Task> write)
    {
        context.Response.Headers.CacheControl = Caching;

        // Who asks for the head alone is spared the reading of everything.
        return Results.Stream(HttpMethods.IsHead(context.Request.Method) ? _ => Task.CompletedTask : write, ContentType);
    }

    private static IResult AnswerRobots(HttpContext context, PublicAddress address)
    {
        context.Response.Headers.CacheControl = Caching;
        string[] lines = ["User-agent: *", .. Closed.Select(path => $"Disallow: {path}"), "", $"Sitemap: {address.Of("/sitemap.xml")}", ""];
        return Results.Text(string.Join('\n', lines), "text/plain; charset=utf-8");
    }
}
