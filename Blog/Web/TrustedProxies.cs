using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Blog.Web;

/// <summary>The key under "Blog" that says whose word about a reader's address counts.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Blog";

    /// <summary>Addresses and networks, with commas or spaces between them: "127.0.0.1, 10.0.0.0/8".</summary>
    public string? TrustedProxies { get; set; }

    public IEnumerable<string> Entries => (TrustedProxies ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>
/// Takes the reader's address and scheme out of the forwarded headers, when a listed proxy has sent them. From anybody else
/// they are what a client likes to claim, and change nothing.
/// </summary>
internal static class TrustedProxies
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ProxyOptions>, Validation>();
        services.AddOptions<ProxyOptions>().BindConfiguration(ProxyOptions.Section).ValidateOnStart();
        return services;
    }

    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        var networks = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Entries.Select(entry => Parse(entry)!.Value).ToList();
        if (networks.Count == 0)
        {
            return app;
        }

        // One proxy may stand behind another: read back as far as the list knows them. The loopback addresses, which are in
        // the list by default, count only if they are named.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        networks.ForEach(options.KnownIPNetworks.Add);
        return app.UseForwardedHeaders(options);
    }

    private static IPNetwork? Parse(string entry)
    {
        if (IPAddress.TryParse(entry, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(entry, out var network) ? network : null;
    }

    private sealed class Validation : IValidateOptions<ProxyOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
            options.Entries.FirstOrDefault(entry => Parse(entry) is null) is { } wrong
                ? ValidateOptionsResult.Fail($"Blog:TrustedProxies must list addresses or networks such as 10.0.0.0/8, not \"{wrong}\".")
                : ValidateOptionsResult.Success;
    }
}
