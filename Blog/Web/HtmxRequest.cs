using Htmx;

namespace Blog.Web;

/// <summary>What htmx says about a request and hears in the answer: the only place that knows its header names.</summary>
public static class HtmxRequest
{
    /// <summary>The request headers that change which shape of a page is answered.</summary>
    public const string VaryHeaders = $"{HtmxRequestHeaders.Keys.Request}, {HtmxRequestHeaders.Keys.Boosted}, {HtmxRequestHeaders.Keys.Target}, {HtmxRequestHeaders.Keys.HistoryRestoreRequest}";

    /// <summary>The id of the main part, which is what a boosted link swaps.</summary>
    private const string Main = "main";

    /// <summary>Whether htmx wants just the element with this id. Never on a history restore, which needs the whole page.</summary>
    public static bool IsHtmxFor(this HttpRequest request, string id) =>
        request.IsHtmx() && !request.IsHistoryRestore() && !request.IsBoosted()
        && string.Equals(request.Headers[HtmxRequestHeaders.Keys.Target], id, StringComparison.Ordinal);

    /// <summary>Whether a boosted link or form wants the main part of a page without the frame around it.</summary>
    public static bool IsBoosted(this HttpRequest request) =>
        request.IsHtmx() && !request.IsHistoryRestore() && request.Headers.ContainsKey(HtmxRequestHeaders.Keys.Boosted);

    /// <summary>Whether htmx asks for anything less than a page of its own, a restored one included.</summary>
    public static bool IsForPart(this HttpRequest request) => request.IsHtmx() && !request.IsHistoryRestore();

    /// <summary>Whether htmx wants the main part of a page, by a boosted link or by a form that says so itself.</summary>
    public static bool IsForMain(this HttpRequest request) => request.IsBoosted() || request.IsHtmxFor(Main);

    /// <summary>Whether the reader was on this path when the request was sent.</summary>
    public static bool IsSentFrom(this HttpRequest request, string path) =>
        Uri.TryCreate(request.Headers[HtmxRequestHeaders.Keys.CurrentUrl], UriKind.Absolute, out var address)
        && string.Equals(address.AbsolutePath, request.PathBase + path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the answer its address: a new step of the history, or the one that the reader is at.</summary>
    public static void RememberAddress(this HttpResponse response, string localPath, bool replacesThisPage) =>
        response.Htmx(headers => _ = replacesThisPage ? headers.ReplaceUrl(localPath) : headers.PushUrl(localPath));

    /// <summary>Puts the answer into another element than the one that asked.</summary>
    public static void SwapInto(this HttpResponse response, string selector) =>
        response.Htmx(headers => headers.Retarget(selector).Reswap("outerHTML show:window:top"));

    /// <summary>Leaves the element that asked as it is: only what names its place in the answer is shown.</summary>
    public static void KeepTarget(this HttpResponse response) =>
        response.Htmx(headers => headers.Reswap("none"));

    /// <summary>Sends the browser to another page of this site.</summary>
    public static void GoTo(this HttpResponse response, string localPath) =>
        response.Htmx(headers => headers.Redirect(localPath));

    private static bool IsHistoryRestore(this HttpRequest request) =>
        request.Headers.ContainsKey(HtmxRequestHeaders.Keys.HistoryRestoreRequest);
}
