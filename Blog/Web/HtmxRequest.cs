using Htmx;

namespace Blog.Web;

/// <summary>What htmx says about a request: the only place that knows its header names.</summary>
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

    private static bool IsHistoryRestore(this HttpRequest request) =>
        request.Headers.ContainsKey(HtmxRequestHeaders.Keys.HistoryRestoreRequest);
}
