using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;

namespace Blog.Web;

public static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        // Otherwise every é is written as &#xE9;.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;

            // Who sends a header byte by byte is let go sooner than after the 30 seconds that Kestrel waits.
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.AddTrustedProxies();

        // It would weaken the DENY of SecurityHeaders to SAMEORIGIN.
        services.Configure<AntiforgeryOptions>(options => options.SuppressXFrameOptionsHeader = true);
        services.AddLocalization();
        services.AddRazorPages().AddMvcOptions(options => options.ModelMetadataDetailsProviders.Add(new BlankParameters()));
        services.AddHttpContextAccessor();
        services.AddSingleton<PartialRenderer>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IconFile>();
        return services;
    }

    /// <param name="language">The language of the interface for browsers that ask for none that it has.</param>
    public static WebApplication UseWeb(this WebApplication app, Func<string> language)
    {
        app.UseTrustedProxies();
        app.UseSecurityHeaders(SecurityHeaders.Policy());
        app.UsePageCaching();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler();
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseLanguages(language);
        app.UseRouting();
        return app;
    }
}
