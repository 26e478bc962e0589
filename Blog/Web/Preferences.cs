using Microsoft.AspNetCore.Localization;

namespace Blog.Web;

/// <summary>
/// What a reader chose for the browser at hand: theme and language, each a cookie set by a small form. The forms stand in
/// pages that are the same for everybody, so they hold no token; instead the browser must say that the request comes
/// from this site.
/// </summary>
public static class Preferences
{
    public const string ThemeCookie = "theme";

    /// <summary>The themes in the order in which the button goes round.</summary>
    private static readonly string[] Themes = [Automatic, "light", "dark"];

    public const string Automatic = "auto";

    private static readonly CookieOptions Remembered = new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
    };

    /// <summary>"light", "dark", or <see cref="Automatic"/>, which follows the system.</summary>
    public static string Theme(this HttpRequest request) =>
        request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme, StringComparer.Ordinal) ? theme : Automatic;

    public static string ThemeAfter(string theme) => Themes[(Array.IndexOf(Themes, theme) + 1) % Themes.Length];

    public static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapPost("/theme", context => ChangeAsync(context, ThemeCookie, Themes, theme => theme == Automatic ? null : theme));
        app.MapPost("/language", context => ChangeAsync(context, CookieRequestCultureProvider.DefaultCookieName, Languages.Names, CultureCookie));
    }

    /// <summary>The language chosen for this browser, or <see cref="Automatic"/>, which follows what the browser asks for.</summary>
    public static string Language(this HttpRequest request) =>
        CookieRequestCultureProvider.ParseCookieValue(request.Cookies[CookieRequestCultureProvider.DefaultCookieName] ?? "")?.UICultures[0].Value is { } language
        && Languages.Names.Contains(language, StringComparer.Ordinal) ? language : Automatic;

    /// <summary>Remembers theme and language for this browser; a choice that does not exist changes nothing.</summary>
    public static void Choose(this HttpContext context, string? theme, string? language)
    {
        if (Themes.Contains(theme, StringComparer.Ordinal))
        {
            Remember(context, ThemeCookie, theme == Automatic ? null : theme);
        }

        if (language == Automatic || Languages.Names.Contains(language, StringComparer.Ordinal))
        {
            Remember(context, CookieRequestCultureProvider.DefaultCookieName, language == Automatic ? null : CultureCookie(language!));
        }
    }

    private static string CultureCookie(string language) => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));

    private static async Task ChangeAsync(HttpContext context, string cookie, string[] choices, Func<string, string?> value)
    {
        if (!context.Request.IsFromThisSite())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var choice = form["value"].ToString();
        if (!choices.Contains(choice, StringComparer.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Remember(context, cookie, value(choice));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.CameFrom();
    }

    private static void Remember(HttpContext context, string cookie, string? value)
    {
        var options = new CookieOptions(Remembered) { Secure = context.Request.IsHttps };
        if (value is null)
        {
            context.Response.Cookies.Delete(cookie, options);
            return;
        }

        context.Response.Cookies.Append(cookie, value, options);
    }
}
