using Blog.Data;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Articles.Search;

/// <summary>A dozen articles that everybody may read, one draft, and one of tomorrow.</summary>
public sealed class SearchBlog : IAsyncLifetime
{
    public BlogServer Server { get; } = new() { Time = new FakeTimeProvider(new DateTimeOffset(Some.Day.AddDays(30))) };

    public async ValueTask InitializeAsync() => await Server.SeedAsync(db =>
    {
        var water = Some.Tag("water");
        db.AddRange(
            Article(1, "Reading the tide table", "The tide turns twice a day, and high water comes an hour later each day.", water),
            Article(2, "Tides of spring", "The tidal range grows at new moon. Bring boots.", water, Some.Tag("moon")),
            Article(3, "A board for gauges", "A small program of four lines.", Some.Tag("C")),
            Article(4, "Reads the float once a minute", "Written in an evening, and it has run since.", Some.Tag("C#")),
            Article(5, "Porting the reader", "It took C++ and templates, and longer compile times.", Some.Tag("C++")),
            Article(6, "El año de la niña", "La niña midió la marea cada mañana. Una canción en el jardín.", Some.Tag("español")),
            Article(7, "Café and crème brûlée", "A naïve recipe; the CAFÉ opens at noon."),
            Article(8, "Rain-gauges, read by hand", "Don’t panic: the barometer falls before rain. SELECT * FROM jars; DROP TABLE articles."),
            Article(9, "Wave 🌊 after wave", "Surf 🏄 and nothing else. Die Straße, die Größe."),
            Article(10, "One long word", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft."),
            Article(11, "Boolean nights", "AND, OR, NOT and NEAR are words. <b>Bold</b> & \"quoted\" - 1 + 1 = 2, 100 %."),
            Article(12, "日本の潮", "潮 は 満ちる。 Прилив и отлив."),
            Some.Article("Secret tide plans", "A hiddenword for nobody.", status: ArticleStatus.Draft),
            Some.Article("The tide of tomorrow", "A futureword for later.", Some.Day.AddDays(31)));
    });

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static Article Article(int day, string title, string text, params Tag[] tags)
    {
        var article = Some.Article(title, text, Some.Day.AddDays(day));
        article.Tags = [.. tags];
        return article;
    }
}
