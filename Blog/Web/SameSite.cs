using Microsoft.Net.Http.Headers;

namespace Blog.Web;

/// <summary>Where a request comes from, by what the browser says and no page can forge.</summary>
public static class SameSite
{
    /// <summary>Whether a page of this site sent the request. Browsers too old to say so at least name the origin.</summary>
    public static bool IsFromThisSite(this HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            "" => request.Headers.Origin == $"{request.Scheme}://{request.Host}",
            _ => false,
        };

    /// <summary>The address within this site that the request came from, or the home page.</summary>
    public static string CameFrom(this HttpRequest request)
    {
        var home = $"{request.PathBase}/";
        if (!Uri.TryCreate(request.Headers[HeaderNames.Referer], UriKind.Absolute, out var referer) || referer.Authority != request.Host.Value)
        {
            return home;
        }

        // "//host" would be another site.
        return referer.PathAndQuery is ['/', not ('/' or '\\'), ..] ? referer.PathAndQuery : home;
    }
}
