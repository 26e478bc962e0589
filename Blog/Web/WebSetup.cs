using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace Blog.Web;

public static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        // Otherwise every é is written as &#xE9;.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddLocalization();
        services.AddRazorPages();
        services.AddHttpContextAccessor();
        services.AddSingleton<PartialRenderer>();
        return services;
    }

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseRouting();
        return app;
    }
}
