using Htmx;
using Microsoft.Net.Http.Headers;

namespace Blog.Web;

/// <summary>
/// Tells caches what a page depends on. Every page has more than one shape and more than one language, so this holds for
/// all HTML and is not left to each page.
/// </summary>
internal static class PageCaching
{
    public static IApplicationBuilder UsePageCaching(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(DescribeAsync, context);
            return next(context);
        });

    private static Task DescribeAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Task.CompletedTask;
        }

        headers.Append(HeaderNames.Vary, $"{HtmxRequest.VaryHeaders}, {HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}");
        if (string.IsNullOrEmpty(headers.CacheControl))
        {
            // Neither a page with somebody's name nor a part of a page may be shown again from a cache.
            var isPrivate = context.User.Identity?.IsAuthenticated == true || context.Request.IsHtmx();
            headers.CacheControl = isPrivate ? "no-cache, no-store" : "no-cache";
        }

        return Task.CompletedTask;
    }
}
