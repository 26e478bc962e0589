using System.Globalization;
using Blog.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Blog.Chat;

/// <summary>Carries the visitor's id: 128 random bits inside an encrypted payload that no script can read.</summary>
public sealed class VisitorCookie(IDataProtectionProvider protection, IOptions<BlogOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>Not every message writes a cookie.</summary>
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromDays(1);

    // Not the time-limited protector: it asks the machine's clock, and not the blog's.
    private readonly IDataProtector _protector = protection.CreateProtector("Blog.Chat.Visitor.v1");

    private bool IsSecure => options.Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private string Name => IsSecure ? "__Host-visitor" : "visitor";

    /// <summary>The visitor's id, or null without a cookie, with one that this blog did not make, or with one that ran out.</summary>
    public Guid? Read(HttpContext context) => Find(context)?.VisitorId;

    /// <summary>Gives the browser this id, or keeps it for another 180 days.</summary>
    public void Write(HttpContext context, Guid visitorId) =>
        context.Response.Cookies.Append(Name, _protector.Protect(Payload(visitorId)), Attributes(Lifetime));

    /// <summary>Keeps this id for another 180 days, if it is the browser's own and was written more than a day ago.</summary>
    public void Renew(HttpContext context, Guid visitorId)
    {
        if (Find(context) is { } found && found.VisitorId == visitorId && found.EndUtc - time.GetUtcNow() < Lifetime - RenewedAfter)
        {
            Write(context, visitorId);
        }
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Attributes(maxAge: null));

    private (Guid VisitorId, DateTimeOffset EndUtc)? Find(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name, out var value) || string.IsNullOrEmpty(value))
        {
            return null;
        }

        try
        {
            return Parse(_protector.Unprotect(value));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private string Payload(Guid visitorId) => string.Create(CultureInfo.InvariantCulture, $"{visitorId:N}.{(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}");

    private (Guid VisitorId, DateTimeOffset EndUtc)? Parse(string payload) =>
        payload.Split('.') is [var id, var end]
        && Guid.TryParseExact(id, "N", out var visitorId)
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && time.GetUtcNow().ToUnixTimeSeconds() < seconds
            ? (visitorId, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    private CookieOptions Attributes(TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure,
    };
}
