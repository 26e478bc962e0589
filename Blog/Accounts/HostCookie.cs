using Blog.Data;

namespace Blog.Accounts;

/// <summary>
/// A cookie of this host alone that no script can read. Where readers come by https it is Secure and has the prefix
/// __Host-, also when a proxy passes the request on by plain http: the framework's policy "Always" refuses to write a
/// form then.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    private readonly bool _isSecure;

    public HostCookie(string name, BlogOptions blog)
    {
        _isSecure = blog.IsReachedByHttps;
        Name = _isSecure ? $"__Host-{name}" : name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.Secure = _isSecure || context.Request.IsHttps;
        return cookie;
    }
}
