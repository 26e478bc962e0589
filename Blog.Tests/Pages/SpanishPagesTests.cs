using System.Globalization;
using Blog.Tests.Chat;
using Blog.Tests.Resources;

namespace Blog.Tests.Pages;

/// <summary>Every page in both languages, chosen by the browser and by the switch.</summary>
public sealed class SpanishPagesTests
{
    [Fact]
    public async Task No_page_mixes_its_language_with_the_other()
    {
        await using var people = await InterfacePeople.ComeAsync();

        var faults = await ReadAllAsync(people, AskAsync);

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_remembered_choice_counts_more_than_the_browser_on_every_page_also_while_somebody_answers()
    {
        await using var people = await InterfacePeople.ComeAsync();
        await using var desk = await ChatAuthor.AtDeskAsync(people.Server.Url, InterfacePeople.AuthorName);

        var faults = await ReadAllAsync(people, ChooseAsync);

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task An_empty_blog_says_so_in_Spanish()
    {
        await using var server = new BlogServer();

        var page = await server.CreateClient().Get("/", ("Accept-Language", "es"));

        Assert.Equal("Todavía no se ha publicado nada.", page.Text("#article-list h2"));
        Assert.Equal("Notas de un río con mareas, escritas todas las mañanas desde 2019.", page.Text("h1"));
    }

    [Fact]
    public async Task A_tagline_of_ones_own_stays_as_it_is()
    {
        await using var server = new BlogServer { Settings = { ["Blog:Tagline"] = "Mine, in {0} words" } };

        Assert.Equal("Mine, in {0} words", (await server.CreateClient().Get("/", ("Accept-Language", "es"))).Text("h1"));
    }

    [Theory]
    [InlineData("en", "20 Mar 2026", "Friday, March 20, 2026, 08:00 UTC", "51 comments")]
    [InlineData("es", "20 mar 2026", "viernes, 20 de marzo de 2026, 08:00 UTC", "51 comentarios")]
    public async Task Dates_and_numbers_are_written_as_the_language_does(string language, string day, string exact, string comments)
    {
        await using var server = new BlogServer();
        await server.SeedAsync(db =>
        {
            var article = Some.Article("Silt", published: Some.Day.AddDays(6));
            article.Comments = [.. Enumerable.Range(1, 51).Select(number => Some.Comment(article, author: null, $"Comment {number}"))];
            db.Add(article);
        });

        var page = await server.CreateClient().Get("/articles/silt", ("Accept-Language", language));

        var time = page.Document.QuerySelector(".rail time")!;
        Assert.Equal((day, exact, "2026-03-20T08:00:00Z"), (time.TextContent, time.GetAttribute("title"), time.GetAttribute("datetime")));
        Assert.Equal(comments, page.Text("#comments h2"));
    }

    [Fact]
    public async Task An_article_keeps_its_own_language_in_a_page_of_the_other()
    {
        await using var server = new BlogServer();
        await server.SeedAsync(db => db.Add(Some.Article("Silt", "Text.\n\n## One\n\n## Two")));
        var client = server.CreateClient();

        var page = await client.Get("/articles/silt", ("Accept-Language", "es"));
        var list = await client.Get("/", ("Accept-Language", "es"));

        Assert.Equal("es", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["h1", "ol", "article"], page.Document.QuerySelectorAll("main [lang=en]").Select(element => element.LocalName));
        Assert.Equal(["h2", "p", "span"], list.Document.QuerySelectorAll("#article-list article:first-of-type [lang=en]").Select(element => element.LocalName));
    }

    [Fact]
    public void The_reading_of_pages_finds_what_it_looks_for()
    {
        HashSet<string> spanish = ["Seguir leyendo", "Read more", "Página escrita a mano"];
        HashSet<string> english = ["Read more", "Por", "Página escrita a mano"];

        var faults = InterfaceTexts.Faults(spanish, english).ToList();

        Assert.Contains("not translated: Página escrita a mano", faults);
        Assert.Contains("English in Spanish: Read more", faults);
        Assert.Matches(SpanishTexts.Finder("By {0}"), "By Zqauthor");
        Assert.DoesNotMatch(SpanishTexts.Finder("Open"), "Opened");
    }

    private static async Task<List<string>> ReadAllAsync(InterfacePeople people, Func<HttpClient, string, Task> speak)
    {
        var seen = new List<Dictionary<string, HashSet<string>>>();
        foreach (var language in (string[])["es", "en"])
        {
            foreach (var viewer in Enum.GetValues<Viewer>())
            {
                await speak(people[viewer], language);
            }

            seen.Add(await ReadAsync(people, language));
        }

        return [.. seen[0].SelectMany(page => InterfaceTexts.Faults(page.Value, seen[1][page.Key]).Select(fault => $"{page.Key}: {fault}"))];
    }

    private static async Task<Dictionary<string, HashSet<string>>> ReadAsync(InterfacePeople people, string language)
    {
        var texts = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (page, number) in InterfacePage.All.Select((page, number) => (page, number)))
        {
            var answer = await page.Open(people[page.Viewer]);
            var name = string.Create(CultureInfo.InvariantCulture, $"{number} {page.Viewer} {page.Name} ({(int)answer.Status})");
            Assert.Equal(answer.Html.Contains("<html", StringComparison.Ordinal) ? language : null, answer.Document.DocumentElement.GetAttribute("lang"));
            texts[name] = InterfaceTexts.Of(answer);
            Assert.True(texts[name].Count > 0, $"{name} has no words.");
        }

        return texts;
    }

    private static Task AskAsync(HttpClient browser, string language)
    {
        browser.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return Task.CompletedTask;
    }

    /// <summary>Presses the switch, in a browser that asks for the other language.</summary>
    private static async Task ChooseAsync(HttpClient browser, string language)
    {
        await AskAsync(browser, language == "es" ? "en" : "es");
        await browser.Post("/language", [new("value", language)], ("Sec-Fetch-Site", "same-origin"));
    }
}
