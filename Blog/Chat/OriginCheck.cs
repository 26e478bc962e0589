using Blog.Data;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>Whether a handshake or stream was started by a page of this blog.</summary>
internal sealed class OriginCheck(IOptions<BlogOptions> options)
{
    /// <summary>Whether a page of another site asks. A stream has no handshake: a browser sends no Origin to one's own site, but says where the page is from.</summary>
    public bool IsForeign(HttpRequest request) =>
        (request.Headers.Origin.Count > 0 && !IsOwn(request))
        || (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none");

    /// <summary>The Origin must be there, and equal the public address if one is set, else scheme and host of the request.</summary>
    public bool IsOwn(HttpRequest request)
    {
        var own = options.Value.PublicUrl is { Length: > 0 } address ? new Uri(address) : new Uri($"{request.Scheme}://{request.Host}");
        return request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var given)
            && string.Equals(given.GetLeftPart(UriPartial.Authority), own.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
            && string.Equals(given.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
    }
}
