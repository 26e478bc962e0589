namespace Blog.Web;

/// <summary>The headers of every answer, files and errors included.</summary>
internal static class SecurityHeaders
{
    // 'self' in connect-src lets the socket to the same host through. No 'unsafe-' anything: no page holds an inline
    // script or style.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private const int OneYear = 365 * 24 * 60 * 60;

    // A custom header, since the package writes a policy of its own making to documents only.
    public static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddCustomHeader("Content-Security-Policy", ContentSecurityPolicy)
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCustomHeader("Cross-Origin-Opener-Policy", "same-origin")
        .AddStrictTransportSecurityMaxAge(OneYear)
        .RemoveServerHeader();
}
