using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Blog.Web;

/// <summary>The languages of the interface.</summary>
public static class Languages
{
    public static readonly string[] Names = ["en", "es"];

    /// <summary>The language of the texts now being written.</summary>
    public static string Current => CultureInfo.CurrentUICulture.Name;

    /// <summary>The other language, for the switch.</summary>
    public static CultureInfo Other => CultureInfo.GetCultureInfo(Current == "es" ? "en" : "es");

    /// <summary>The name of a language in that language, as one begins a line with it.</summary>
    public static string AsOwnName(this string language)
    {
        var name = CultureInfo.GetCultureInfo(language).NativeName;
        return $"{name.FirstLetter()}{name[1..]}";
    }

    /// <summary>A language as OpenGraph has it: with the country where most speak so ("en_US").</summary>
    public static string AsLocale(this string language) => CultureInfo.CreateSpecificCulture(language).Name.Replace('-', '_');

    /// <param name="fallback">The language for browsers that ask for none of these.</param>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app, Func<string> fallback) =>
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture(Names[0]).AddSupportedCultures(Names).AddSupportedUICultures(Names);

            // A link with ?culture= would be one more shape of every address.
            options.RequestCultureProviders.RemoveAt(0);
            options.RequestCultureProviders.Add(new CustomRequestCultureProvider(_ => Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(fallback()))));
        });
}
