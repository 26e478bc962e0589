using Htmx;

namespace Blog.Web;

/// <summary>What htmx says about a request and hears in the answer: the only place that knows its header names.</summary>
public static class HtmxRequest
{
    /// <summary>The request headers that change which shape of a page is answered.</summary>
    public const string VaryHeaders = $"{HtmxRequestHeaders.Keys.Request}, {HtmxRequestHeaders.Keys.Boosted}, {HtmxRequestHeaders.Keys.Target}, {HtmxRequestHeaders.Keys.HistoryRestoreRequest}";

    /// <summary>Whether htmx wants just the element with this id. Never on a history restore, which needs the whole page.</summary>
    public static bool IsHtmxFor(this HttpRequest request, string id) =>
        request.IsHtmx() && !request.IsHistoryRestore() && !request.IsBoosted()
        && string.Equals(request.Headers[HtmxRequestHeaders.Keys.Target], id, StringComparison.Ordinal);

    /// <summary>Whether a boosted link or form wants the main part of a page without the frame around it.</summary>
    public static bool IsBoosted(this HttpRequest request) =>
        request.IsHtmx() && !request.IsHistoryRestore() && request.Headers.ContainsKey(HtmxRequestHeaders.Keys.Boosted);

    /// <summary>Whether htmx asks for anything less than a page of its own, a restored one included.</summary>
    public static bool IsForPart(this HttpRequest request) => request.IsHtmx() && !request.IsHistoryRestore();

    /// <summary>Puts the answer into another element than the one that asked.</summary>
    public static void SwapInto(this HttpResponse response, string selector) =>
        response.Htmx(headers => headers.Retarget(selector).Reswap("outerHTML show:window:top"));

    /// <summary>Sends the browser to another page of this site.</summary>
    public static void GoTo(this HttpResponse response, string localPath) =>
        response.Htmx(headers => headers.Redirect(localPath));

    private static bool IsHistoryRestore(this HttpRequest request) =>
        request.Headers.ContainsKey(HtmxRequestHeaders.Keys.HistoryRestoreRequest);
}
