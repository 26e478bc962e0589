using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Blog.Web;

/// <summary>
/// The addresses by which the blog is known outside: in feeds, in the sitemap, and in what a page says of itself to those
/// who do not look at it. They start where Blog:PublicUrl says or, without it, where the request came to.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IHttpContextAccessor http, IServer server)
{
    // Data checks the key at the start. Only scheme and host count: the links within the blog all start at its root.
    private readonly Uri? _configured = Uri.TryCreate(configuration["Blog:PublicUrl"], UriKind.Absolute, out var address) ? address : null;

    /// <summary>Scheme, host and port, with a slash.</summary>
    public Uri Root => new((_configured ?? Requested ?? throw new InvalidOperationException("Without Blog:PublicUrl only a request tells the address.")).GetLeftPart(UriPartial.Authority));

    private Uri? Requested
    {
        get
        {
            if (http.HttpContext?.Request is not { } request)
            {
                return null;
            }

            // An old client names no host, and a strange one any.
            return Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var address) ? address : new Uri("http://localhost");
        }
    }

    private Uri Listening => new(server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).FirstOrDefault() ?? "http://localhost");

    /// <summary>A wildcard is where the server listens, not an address to open.</summary>
    public static string Reachable(string bound)
    {
        var binding = BindingAddress.Parse(bound);
        var host = binding.Host is "[::]" or "0.0.0.0" or "*" or "+" ? "localhost" : binding.Host;
        return $"{binding.Scheme}://{host}:{binding.Port}";
    }

    /// <summary>The whole address of a path of this blog.</summary>
    /// <param name="path">Starts with one slash.</param>
    public string Of(string path) => new Uri(Root, path).AbsoluteUri;

    /// <summary>The whole address of a path, for a mail. Without Blog:PublicUrl it starts where the blog listens: a mail may be written without a request, and whoever sends one chooses its host.</summary>
    public string InMail(string path) => new Uri(new Uri((_configured ?? Listening).GetLeftPart(UriPartial.Authority)), path).AbsoluteUri;

    /// <summary>The path of an address that leads into this blog, by either of its names; null if it leads elsewhere.</summary>
    public string? PathWithin(Uri address) =>
        address.Authority == _configured?.Authority || address.Authority == Requested?.Authority ? address.AbsolutePath : null;
}
