using Blog.Web;
using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>
/// What somebody gets who may not: a person who opens a page is led to the sign-in, everything else gets a status. A
/// socket, a stream, a form and a script could do nothing with the sign-in page.
/// </summary>
internal static class SignInDemand
{
    public static Task AnswerAnonymous(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (IsPageOpened(context.HttpContext))
        {
            response.Redirect(SignInAddress(context));
            return Task.CompletedTask;
        }

        response.StatusCode = StatusCodes.Status401Unauthorized;
        if (request.IsHtmx())
        {
            // htmx follows this whatever the status, and loads the sign-in as a full page.
            response.Htmx(headers => headers.Redirect(SignInAddress(context)));
        }

        return Task.CompletedTask;
    }

    public static Task AnswerRefused(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsPageOpened(HttpContext context) =>
        IsRead(context.Request)
        && !context.Request.IsHtmx()
        && context.Request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate"
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Comes back to the page that was asked for; after a form, to the page that held it.</summary>
    private static string SignInAddress(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = IsRead(request) ? $"{request.PathBase}{request.Path}{request.QueryString}" : request.CameFrom();
        return $"{request.PathBase}{context.Options.LoginPath}{QueryString.Create(context.Options.ReturnUrlParameter, back)}";
    }
}
