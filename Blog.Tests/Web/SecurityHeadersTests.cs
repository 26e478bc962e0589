namespace Blog.Tests.Web;

public sealed class SecurityHeadersTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/missing")]
    [InlineData("/js/comments.js")]
    [InlineData("/articles/missing")]
    public async Task Every_answer_has_the_headers(string address)
    {
        var client = server.CreateClient();

        foreach (var answer in new[] { await client.Get(address), await client.GetBoosted(address), await client.GetFragment(address, "article-list") })
        {
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
                answer.Headers["Content-Security-Policy"]);
            Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
            Assert.Equal("strict-origin-when-cross-origin", answer.Headers["Referrer-Policy"]);
            Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
            Assert.DoesNotContain("Server", answer.Headers);
            Assert.DoesNotContain("X-Powered-By", answer.Headers);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/missing")]
    public async Task A_page_holds_no_inline_script_or_style(string address)
    {
        var page = await server.CreateClient().Get(address);

        Assert.NotEmpty(page.Document.QuerySelectorAll("script"));
        Assert.Empty(page.Document.QuerySelectorAll("style, [style], [onclick], [onload], [hx-on], script:not([src], [type='application/ld+json'])"));
        Assert.All(page.Document.QuerySelectorAll("script[src]"), script => Assert.Equal("", script.TextContent));
    }
}
