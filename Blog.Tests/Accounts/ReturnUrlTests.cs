using AngleSharp.Html.Parser;
using Blog.Accounts;

namespace Blog.Tests.Accounts;

public sealed class ReturnUrlTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("/articles/low-water?page=2")]
    [InlineData("/tags/c-sharp")]
    [InlineData("/chats#newest")]
    [InlineData("/search?q=https://example.org")]
    public void An_address_of_the_blog_is_followed(string address) => Assert.Equal(address, ReturnUrl.OrHome(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://evil.example")]
    [InlineData("HTTPS://evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("////evil.example/%2f..")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData(".evil.example")]
    [InlineData("@evil.example")]
    [InlineData("evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("~/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("〱evil.example")]
    [InlineData("//evil。example")]
    [InlineData("?//evil.example")]
    [InlineData("#//evil.example")]
    [InlineData("/account/login?returnUrl=/")]
    [InlineData("/Account/Logout")]
    public void Any_other_address_leads_home(string? address) => Assert.Equal("/", ReturnUrl.OrHome(address));

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_that_was_asked_for()
    {
        await server.AddUserAsync("back");
        using var browser = server.CreateClient();

        using var response = await browser.SignInAsync("back", returnUrl: "/articles/low-water");

        Assert.Equal("/articles/low-water", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        await server.AddUserAsync("lured");
        using var browser = server.CreateClient();

        using var response = await browser.SignInAsync("lured", returnUrl: "//evil.example");

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("articles/low-water?page=2", "/articles/low-water?page=2")]
    [InlineData("account/login", "/")]
    public async Task The_form_remembers_the_page_that_led_to_it(string referer, string expected)
    {
        using var browser = server.CreateClient();
        browser.DefaultRequestHeaders.Referrer = new Uri(server.Url, referer);

        var page = await browser.GetStringAsync("/account/login", TestContext.Current.CancellationToken);

        var field = (await new HtmlParser().ParseDocumentAsync(page, TestContext.Current.CancellationToken)).QuerySelector("input[name=ReturnUrl]")!;
        Assert.Equal(expected, field.GetAttribute("value"));
    }
}
