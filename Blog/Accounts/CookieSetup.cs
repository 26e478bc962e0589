using Blog.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>The cookies of the sign-in and of the forms, and the keys that seal them.</summary>
internal static class CookieSetup
{
    public static void AddCookies(this IServiceCollection services)
    {
        // Keys in the data directory: cookies outlive a restart, and move with the data.
        services.AddDataProtection().SetApplicationName("blog");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<BlogOptions>, ILoggerFactory>((keys, blog, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(Path.Combine(blog.Value.DataDirectory, "keys")), loggers));

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<BlogOptions>>((options, blog) =>
        {
            options.Cookie = new HostCookie("sign-in", blog.Value) { SameSite = SameSiteMode.Lax };
            options.ExpireTimeSpan = Session.Length;
            options.SlidingExpiration = false;
            options.LoginPath = "/account/login";
            options.LogoutPath = "/account/logout";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = SignInDemand.AnswerAnonymous;
            options.Events.OnRedirectToAccessDenied = SignInDemand.AnswerRefused;
            // The pages redirect by themselves, and to checked addresses only.
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<BlogOptions>>((options, blog) =>
            options.Cookie = new HostCookie("form", blog.Value) { SameSite = SameSiteMode.Strict });

        // A sentence for the next page, after a form that leads to another.
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IOptions<BlogOptions>>((options, blog) =>
            options.Cookie = new HostCookie("notice", blog.Value) { SameSite = SameSiteMode.Lax });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var currentUser = http.RequestServices.GetRequiredService<CurrentUser>();
        if (await currentUser.IdentifyAsync(context.Principal, http.RequestAborted) is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
