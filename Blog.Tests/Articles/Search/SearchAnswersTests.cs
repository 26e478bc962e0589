using System.Net;

namespace Blog.Tests.Articles.Search;

/// <summary>What is found by what: the fixed answers to fixed queries, best first.</summary>
public sealed class SearchAnswersTests(SearchBlog blog) : IClassFixture<SearchBlog>
{
    private const string Table = "Reading the tide table";
    private const string Tides = "Tides of spring";
    private const string Board = "A board for gauges";
    private const string Float = "Reads the float once a minute";
    private const string Porting = "Porting the reader";
    private const string Year = "El año de la niña";
    private const string Cafe = "Café and crème brûlée";
    private const string Rain = "Rain-gauges, read by hand";
    private const string Wave = "Wave 🌊 after wave";
    private const string Long = "One long word";
    private const string Nights = "Boolean nights";
    private const string Japan = "日本の潮";

    [Theory]
    [InlineData("tide", Table, Tides)] // the word itself before a longer one
    [InlineData("TIDE", Table, Tides)]
    [InlineData("tid", Tides, Table)]
    [InlineData("tides", Tides)]
    [InlineData("water", Tides, Table)]
    [InlineData("moon", Tides)]
    [InlineData("tide table", Table)]
    [InlineData("table tide", Table)]
    [InlineData("\"tide table\"", Table)]
    [InlineData("\"table tide\"")]
    [InlineData("“tide table”", Table)]
    [InlineData("\"tide tab\"")] // a phrase is no beginning
    [InlineData("\"tide table", Table)] // nobody closed it
    [InlineData("water -moon", Table)]
    [InlineData("water -\"new moon\"", Table)]
    [InlineData("tide - table", Table)] // a minus alone is nothing
    [InlineData("nina", Year)]
    [InlineData("niña", Year)]
    [InlineData("NIÑA", Year)]
    [InlineData("nin\u0303a", Year)] // the same, decomposed
    [InlineData("cancion jardin", Year)]
    [InlineData("manan", Year)]
    [InlineData("cafe", Cafe)]
    [InlineData("CAFÉ", Cafe)]
    [InlineData("creme brulee", Cafe)]
    [InlineData("naive", Cafe)]
    [InlineData("C#", Float)]
    [InlineData("c#", Float)]
    [InlineData("C++", Porting)]
    [InlineData("\"C\"", Board)]
    [InlineData("#water", Tides, Table)]
    [InlineData("+water", Tides, Table)]
    [InlineData("rain-gauge", Rain)]
    [InlineData("don't", Rain)]
    [InlineData("don’t panic", Rain)]
    [InlineData("DROP TABLE articles", Rain)]
    [InlineData("'; DROP TABLE articles; --", Rain)]
    [InlineData("tide OR moon")] // a word like any other
    [InlineData("NOT AND OR", Nights)]
    [InlineData("NEAR(words, 2)", Nights)]
    [InlineData("Title : boolean")] // no column, a word that nothing has
    [InlineData("boolean*", Nights)]
    [InlineData("^boolean", Nights)]
    [InlineData("(boolean", Nights)]
    [InlineData("boolean\"\"\"\"", Nights)]
    [InlineData("🌊 wave", Wave)]
    [InlineData("strasse")]
    [InlineData("große", Wave)]
    [InlineData("GRÖSSE")]
    [InlineData("größe", Wave)]
    [InlineData("grosse")]
    [InlineData("Donaudampfschiff", Long)]
    [InlineData("donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunterbeamtengesellschaft", Long)]
    [InlineData("潮", Japan)]
    [InlineData("日本", Japan)]
    [InlineData("прилив", Japan)]
    [InlineData("ПРИЛИВ", Japan)]
    [InlineData("100", Nights)]
    [InlineData("hiddenword")] // of a draft
    [InlineData("futureword")] // of tomorrow
    public async Task A_query_finds(string query, params string[] expected)
    {
        var page = await blog.Server.CreateClient().Get($"/search?q={Uri.EscapeDataString(query)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(expected, page.Texts("#article-list article h2"));
        Assert.Equal(expected.Length == 0, page.Document.QuerySelector("h1")!.TextContent.StartsWith("Nothing found", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData("-tide")] // nothing is looked for
    [InlineData("\"\"")]
    [InlineData("🌊")]
    [InlineData("*")]
    [InlineData("()")]
    [InlineData("\0")]
    [InlineData("!?.,;:%&/\\'")]
    public async Task Without_a_word_it_says_how_to_search(string query)
    {
        var page = await blog.Server.CreateClient().Get($"/search?q={Uri.EscapeDataString(query)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Search", page.Text("main h1"));
        Assert.NotEmpty(page.Texts("main nav[aria-label=Tags] a"));
    }

    [Fact]
    public async Task C_finds_C_first_and_what_begins_so_after_it()
    {
        var page = await blog.Server.CreateClient().Get("/search?q=c");

        Assert.Equal(Board, page.Texts("#article-list article h2")[0]);
    }
}
