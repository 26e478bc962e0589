using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

/// <summary>Every route that the running blog answers on, files apart, as "VERB /route" with "?handler=" where a page has several.</summary>
internal static class AppRoutes
{
    /// <summary>The verb of an address without one of its own: it waits for a handshake.</summary>
    public const string Socket = "SOCKET";

    public static async Task<IReadOnlyList<string>> AllAsync(IServiceProvider services)
    {
        var pages = services.GetRequiredService<PageLoader>();
        var endpoints = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.RoutePattern.RawText?.EndsWith(":file}", StringComparison.Ordinal) != true); // files that a build has not listed
        var routes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints)
        {
            var route = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            routes.UnionWith(page is null ? OfEndpoint(endpoint, route) : OfPage(await pages.LoadAsync(page, endpoint.Metadata), route));
        }

        return [.. routes];
    }

    // Any page can be got, with a handler for it or without.
    private static IEnumerable<string> OfPage(CompiledPageActionDescriptor page, string route) =>
        page.HandlerMethods
            .Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {route}{(handler.Name is { Length: > 0 } name ? $"?handler={name.ToLowerInvariant()}" : "")}")
            .Append($"GET {route}");

    private static IEnumerable<string> OfEndpoint(RouteEndpoint endpoint, string route) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: { Count: > 0 } verbs }
            ? verbs.Select(verb => $"{verb} {route}")
            : [$"{Socket} {route}"];
}
