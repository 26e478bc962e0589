using System.Net;

namespace Blog.Tests.Web;

public sealed class PreferencesTests(BlogServer server) : IClassFixture<BlogServer>
{
    private static readonly (string Name, string Value) FromHere = ("Sec-Fetch-Site", "same-origin");

    private static KeyValuePair<string, string>[] Choose(string value) => [new("value", value)];

    [Fact]
    public async Task The_theme_button_goes_round_and_is_remembered()
    {
        var client = server.CreateClient();
        Assert.Null((await client.Get("/")).Document.DocumentElement.GetAttribute("data-theme"));

        foreach (var theme in new[] { "light", "dark", "auto" })
        {
            var button = (await client.Get("/")).Document.QuerySelector("form[action='/theme'] button")!;
            Assert.Equal(theme, button.GetAttribute("value"));
            Assert.Equal(HttpStatusCode.SeeOther, (await client.Post("/theme", Choose(theme), FromHere)).Status);
            Assert.Equal(theme == "auto" ? null : theme, (await client.Get("/")).Document.DocumentElement.GetAttribute("data-theme"));
        }
    }

    [Fact]
    public async Task The_language_follows_the_browser_until_it_is_chosen()
    {
        var client = server.CreateClient();
        var spanish = ("Accept-Language", "es-CL,es;q=0.9,en;q=0.5");
        Assert.Equal("en", (await client.Get("/")).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await client.Get("/", ("Accept-Language", "fr"))).Document.DocumentElement.GetAttribute("lang"));
        var page = await client.Get("/", spanish);
        Assert.Equal("es", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("EN – English", page.Document.QuerySelector("form[action='/language'] button")!.GetAttribute("aria-label"));

        await client.Post("/language", Choose("en"), FromHere);

        Assert.Equal("en", (await client.Get("/", spanish)).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/tags/a?page=2", "/tags/a?page=2")]
    [InlineData("//evil.example/x", "/")]
    public async Task It_comes_back_to_the_page_it_came_from(string from, string to)
    {
        var answer = await server.CreateClient().Post("/theme", Choose("dark"), FromHere, ("Referer", $"http://{server.Url.Authority}{from}"));

        Assert.Equal(to, answer.Headers["Location"]);
    }

    [Theory]
    [InlineData("https://evil.example/articles/x")]
    [InlineData("not an address")]
    public async Task Another_site_is_never_come_back_to(string referer) =>
        Assert.Equal("/", (await server.CreateClient().Post("/theme", Choose("dark"), FromHere, ("Referer", referer))).Headers["Location"]);

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Accept", "text/html")]
    public async Task Another_site_changes_nothing(string header, string value)
    {
        var answer = await server.CreateClient().Post("/theme", Choose("dark"), (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("Set-Cookie", answer.Headers);
    }

    [Fact]
    public async Task A_browser_that_names_only_its_origin_is_heard() =>
        Assert.Equal(HttpStatusCode.SeeOther, (await server.CreateClient().Post("/theme", Choose("dark"), ("Origin", $"http://{server.Url.Authority}"))).Status);

    [Fact]
    public async Task An_unknown_choice_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await server.CreateClient().Post("/theme", Choose("pink"), FromHere)).Status);
}
