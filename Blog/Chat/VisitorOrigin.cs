using System.Globalization;

namespace Blog.Chat;

/// <summary>What a browser tells of its visitor when a conversation begins. Nothing of it is sure, and each part may be missing.</summary>
public sealed record VisitorOrigin(string? Language, string? TimeZone, string? Agent, string? Referrer)
{
    private const int MaxHostLength = 255;

    public static VisitorOrigin Unknown { get; } = new(null, null, null, null);

    /// <param name="timeZone">As the script told it.</param>
    /// <param name="referrer">The host from which the page was opened, as the script told it.</param>
    public static VisitorOrigin Of(HttpRequest request, string? timeZone, string? referrer) => new(
        CultureInfo.CurrentUICulture.Name,
        timeZone is { Length: <= 64 } && timeZone.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) ? timeZone : null,
        BrowserName.Of(request.Headers.UserAgent),
        HostOf(referrer, request.Host.Host));

    /// <summary>A host of the internet that is not the blog's own.</summary>
    private static string? HostOf(string? referrer, string own) =>
        referrer is { Length: > 0 and <= MaxHostLength }
        && Uri.CheckHostName(referrer) == UriHostNameType.Dns
        && referrer.Contains('.')
        && !string.Equals(referrer, own, StringComparison.OrdinalIgnoreCase)
            ? referrer.ToLowerInvariant()
            : null;
}
