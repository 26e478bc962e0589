using Microsoft.AspNetCore.Http.HttpResults;

namespace Blog.Accounts;

/// <summary>Where a person goes on after signing in: an address of this blog, whatever was asked for.</summary>
public static class ReturnUrl
{
    private const string Home = "/";

    /// <summary>The address itself if it is local and not the sign-in's own, else the home page.</summary>
    public static string OrHome(string? address) => IsWorthReturning(address) ? address! : Home;

    private static bool IsWorthReturning(string? address) =>
        RedirectHttpResult.IsLocalUrl(address) && address![0] == '/'
        && !new PathString(address.Split('?', '#')[0]).StartsWithSegments("/account/login", StringComparison.OrdinalIgnoreCase)
        && !new PathString(address.Split('?', '#')[0]).StartsWithSegments("/account/register", StringComparison.OrdinalIgnoreCase)
        && !new PathString(address.Split('?', '#')[0]).StartsWithSegments("/account/logout", StringComparison.OrdinalIgnoreCase);
}
