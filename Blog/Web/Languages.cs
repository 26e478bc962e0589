using System.Globalization;

namespace Blog.Web;

/// <summary>The languages of the interface. The first is for browsers that ask for none of them.</summary>
public static class Languages
{
    public static readonly string[] Names = ["en", "es"];

    /// <summary>The language of the texts now being written.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Name;

    /// <summary>The other language, for the switch.</summary>
    public static CultureInfo Other => CultureInfo.GetCultureInfo(Current == "es" ? "en" : "es");

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) =>
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture(Names[0]).AddSupportedCultures(Names).AddSupportedUICultures(Names);

            // A link with ?culture= would be one more shape of every address.
            options.RequestCultureProviders.RemoveAt(0);
        });
}
