using Blog.Web;

namespace Blog.Articles.Feeds;

public static class FeedEndpoints
{
    /// <summary>A reader that asks too often gets its own copy for so long.</summary>
    private const string Caching = "public, max-age=300";

    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapDocument("/feed.xml", (HttpContext context, FeedArticles articles, Feed feed) => AnswerAsync(context, FeedFormat.Atom, "/feed.xml", tag: null, articles, feed));
        app.MapDocument("/rss.xml", (HttpContext context, FeedArticles articles, Feed feed) => AnswerAsync(context, FeedFormat.Rss, "/rss.xml", tag: null, articles, feed));
        app.MapDocument("/tags/{tag}/feed.xml", (HttpContext context, string tag, FeedArticles articles, Feed feed) => AnswerAsync(context, FeedFormat.Atom, $"{PageOf(tag)}/feed.xml", tag, articles, feed));
        return app;
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, FeedFormat format, string path, string? tag, FeedArticles articles, Feed feed)
    {
        var marks = await articles.MarksAsync(tag, context.RequestAborted);
        if (tag is not null && marks.Count == 0)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = Caching;
        if (context.IsKnownToReader(feed.StateOf(marks)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var tagName = tag is null ? null : await articles.TagNameAsync(tag, context.RequestAborted);
        var entries = await articles.EntriesAsync(tag, context.RequestAborted);
        var document = feed.Compose(path, tag is null ? "/" : PageOf(tag), tagName, entries, format);
        return Results.Bytes(format.Write(document), format.ContentType);
    }

    private static string PageOf(string tag) => $"/tags/{Uri.EscapeDataString(tag)}";
}
