using System.Globalization;
using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Pages;

/// <summary>What administrators change while the blog runs.</summary>
public sealed class SettingsPageTests : IAsyncDisposable
{
    private readonly BlogServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task At_first_registration_is_closed_and_first_comments_wait() =>
        Assert.True(await StoredAsync() is { IsRegistrationOpen: false, HoldsFirstComments: true });

    [Fact]
    public async Task Both_switches_are_stored_and_shown()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        foreach (var (isOpen, holds) in ((bool, bool)[])[(true, true), (true, false), (false, true), (false, false)])
        {
            var answer = await boss.SendsForm("/settings", Fields(("IsRegistrationOpen", isOpen ? "true" : null), ("HoldsFirstComments", holds ? "true" : null)));

            var stored = await StoredAsync();
            Assert.Equal((isOpen, holds), (stored.IsRegistrationOpen, stored.HoldsFirstComments));
            var page = await boss.Get(answer.Headers["Location"]);
            Assert.Equal("Saved.", page.Text("[role=status]"));
            Assert.Equal((isOpen, holds), (page.Document.QuerySelector("[name=IsRegistrationOpen]")!.HasAttribute("checked"), page.Document.QuerySelector("[name=HoldsFirstComments]")!.HasAttribute("checked")));
        }
    }

    [Fact]
    public async Task Without_the_flag_or_the_forms_token_nothing_is_switched()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var author = await _server.BrowserOfAsync("marta", isAuthor: true);
        var token = (await author.Get("/chat/token")).Html;

        Assert.Equal(HttpStatusCode.BadRequest, (await boss.Post("/settings", [new("IsRegistrationOpen", "true")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Post("/settings", [new("IsRegistrationOpen", "true"), new("__RequestVerificationToken", token)])).Status);
        Assert.False((await StoredAsync()).IsRegistrationOpen);
    }

    [Fact]
    public async Task Name_description_and_footer_are_on_the_next_page_that_anybody_opens()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var reader = _server.CreateClient();
        Assert.Equal("Low Water", (await reader.Get("/")).Text(".wordmark"));

        var answer = await boss.SendsForm("/settings", Fields(("Title", "  High   Water "), ("Tagline", "Tides & <b>more</b>"), ("Footer", "Made by **hand**\n\n## Imprint\n\n[Write](mailto:me@example.org)")));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var home = await reader.Get("/");
        Assert.Equal("High Water", home.Text(".wordmark"));
        Assert.Equal("Articles — High Water", home.Text("title"));
        Assert.Equal("Tides & <b>more</b>", home.Text("h1"));
        Assert.Equal("hand", home.Text("footer strong"));
        Assert.Equal("mailto:me@example.org", home.Document.QuerySelector("footer .imprint a")!.GetAttribute("href"));
        Assert.Empty(home.Document.QuerySelectorAll("footer [id]"));
        Assert.Equal("Made by **hand**\n\n## Imprint\n\n[Write](mailto:me@example.org)", (await StoredAsync()).Footer);
    }

    [Fact]
    public async Task Markup_and_scripts_in_the_footer_are_harmless()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);

        await boss.SendsForm("/settings", Fields(("Footer", "Words <img src=x onerror=alert(1)> [x](javascript:alert(1)) {hx-get=/chat}")));

        var imprint = (await boss.Get("/")).Document.QuerySelector("footer .imprint")!;
        Assert.Contains("Words", imprint.TextContent, StringComparison.Ordinal);
        Assert.Empty(imprint.QuerySelectorAll("img, script, [onerror], [hx-get], [href^=javascript]"));
    }

    [Theory]
    [InlineData("Title", " ", "Give the blog a name.")]
    [InlineData("Title", "\u0001\u200b", "Give the blog a name.")]
    [InlineData("Title", "*81", "The name is too long (max 80 characters).")]
    [InlineData("Tagline", "*201", "The description is too long (max 200 characters).")]
    [InlineData("Language", "fr", "Choose one of the languages.")]
    [InlineData("Language", null, "Choose one of the languages.")]
    [InlineData("Footer", "*2001", "The footer is too long (max 2,000 characters).")]
    [InlineData("KeepChatsDays", "0", "Give a number of days from 1 to 3,650.")]
    [InlineData("KeepChatsDays", "3651", "Give a number of days from 1 to 3,650.")]
    [InlineData("KeepChatsDays", "-1", "Give a number of days from 1 to 3,650.")]
    [InlineData("KeepChatsDays", "1e3", "Give a number of days from 1 to 3,650.")]
    [InlineData("KeepChatsDays", "", "Give a number of days from 1 to 3,650.")]
    [InlineData("OpeningHours", "daily 9-5", "Write the hours as in: mon-fri 09:00-17:00; sat 10:00-12:00")]
    [InlineData("OpeningHours", "*201", "Write the hours as in: mon-fri 09:00-17:00; sat 10:00-12:00")]
    [InlineData("TimeZone", "Europe/Nowhere", "That time zone is not known. Write it as in: Europe/Madrid")]
    public async Task A_wrong_value_gets_a_sentence_beside_its_field_and_nothing_is_lost(string field, string? value, string sentence)
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var sent = value is ['*', .. var length] ? new string('x', int.Parse(length, CultureInfo.InvariantCulture)) : value;

        var typed = Fields(("Title", "Typed"), ("Tagline", "Typed too"), ("Footer", "And this"));
        typed[field] = sent;
        var answer = await boss.SendsForm("/settings", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(sentence, answer.Text(".error"));
        Assert.Equal("true", answer.Document.QuerySelector($"main [name={field}]")!.GetAttribute("aria-invalid"));
        Assert.Equal(field == "Tagline" ? sent : "Typed too", answer.Document.QuerySelector("main [name=Tagline]")!.GetAttribute("value"));
        Assert.Equal(field == "Footer" ? sent : "And this", answer.Document.QuerySelector("main [name=Footer]")!.TextContent.Trim());
        Assert.Equal("Low Water", (await StoredAsync()).Title);
    }

    [Fact]
    public async Task The_language_is_for_browsers_that_ask_for_none_that_the_blog_speaks()
    {
        var boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var reader = _server.CreateClient();
        Assert.Equal("en", await LanguageAsync(reader, "fr"));

        await boss.SendsForm("/settings", Fields(("Language", "es")));

        Assert.Equal(("es", "es", "en"), (await LanguageAsync(reader, "fr"), await LanguageAsync(reader, null), await LanguageAsync(reader, "en-GB")));
    }

    [Fact]
    public async Task The_configuration_names_the_blog_at_the_first_start_only()
    {
        var data = Directory.CreateTempSubdirectory("blog-test-");
        await using (var first = new BlogServer())
        {
            first.Settings["Blog:DataDirectory"] = data.FullName;
            first.Settings["Blog:Title"] = "Configured";
            Assert.Equal("Configured", (await first.CreateClient().Get("/")).Text(".wordmark"));
            var boss = await first.BrowserOfAsync("boss", isAdministrator: true);
            await boss.SendsForm("/settings", Fields(("Title", "Chosen")));
        }

        await using (var second = new BlogServer())
        {
            second.Settings["Blog:DataDirectory"] = data.FullName;
            second.Settings["Blog:Title"] = "Configured anew";
            Assert.Equal("Chosen", (await second.CreateClient().Get("/")).Text(".wordmark"));
        }

        data.Delete(recursive: true);
    }

    private static async Task<string?> LanguageAsync(HttpClient browser, string? asked)
    {
        var page = await browser.Get("/", asked is null ? [] : [("Accept-Language", asked)]);
        return page.Document.DocumentElement.GetAttribute("lang");
    }

    private Task<BlogSettings> StoredAsync() =>
        _server.WithDb(db => db.Settings.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));
}
