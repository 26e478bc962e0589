using Blog.Articles.Search;

namespace Blog.Tests.Articles.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("tide", "(((\"tide\" OR \"tide\" *)))", "((\"tide\"))")]
    [InlineData("Tide  GAUGE", "(((\"tide\" OR \"tide\" *) AND (\"gauge\" OR \"gauge\" *)))", "((\"tide\" AND \"gauge\"))")]
    [InlineData("\"Tide gauge\"", "((\"tide gauge\"))", "((\"tide gauge\"))")]
    [InlineData("tide -\"low water\" -mud", "(((\"tide\" OR \"tide\" *))) NOT \"low water\" NOT \"mud\"", "((\"tide\")) NOT \"low water\" NOT \"mud\"")]
    [InlineData("rain-gauge", "(((\"rain gauge\" OR \"rain gauge\" *)))", "((\"rain gauge\"))")]
    [InlineData("rain,gauge", "(((\"rain\" OR \"rain\" *) AND (\"gauge\" OR \"gauge\" *)))", "((\"rain\" AND \"gauge\"))")]
    [InlineData("#tide", "(((\"#tide\" OR \"#tide\" * OR \"tide\" OR \"tide\" *)))", "(((\"#tide\" OR \"tide\")))")]
    [InlineData("C++", "(((\"c++\" OR \"c++\" *)))", "((\"c++\"))")]
    [InlineData("-tide", "\"\"", "\"\"")]
    [InlineData("🌊 \" ' \\", "\"\"", "\"\"")]
    [InlineData("a\"b\"c", "(((\"a\" OR \"a\" *) AND \"b\" AND (\"c\" OR \"c\" *)))", "((\"a\" AND \"b\" AND \"c\"))")]
    public void What_is_typed_becomes_words_phrases_and_exclusions(string typed, string match, string exact)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Equal((match, exact), (query.Match, query.ExactMatch));
        Assert.Equal(exact == "\"\"" ? exact : $"(Title : {exact[1..]}", query.ExactMatchIn("Title"));
        Assert.False(query.WasCut);
    }

    [Fact]
    public void Sixteen_words_are_looked_for_and_no_more()
    {
        var sixteen = SearchQuery.Parse(string.Join(' ', Enumerable.Range(1, 16)));
        var seventeen = SearchQuery.Parse(string.Join(' ', Enumerable.Range(1, 17)));
        var phrase = SearchQuery.Parse($"\"{string.Join(' ', Enumerable.Range(1, 20))}\"");

        Assert.Equal((16, false), (sixteen.Terms.Count, sixteen.WasCut));
        Assert.Equal((16, true), (seventeen.Terms.Count, seventeen.WasCut));
        Assert.Equal((16, true), (phrase.Terms.Single().Words.Count, phrase.WasCut));
    }

    [Fact]
    public void A_long_text_is_cut_at_a_word_and_never_within_a_character()
    {
        var words = SearchQuery.Parse(string.Concat(Enumerable.Repeat("abcdefghi ", 1_000)));
        var signs = SearchQuery.Parse("a" + string.Concat(Enumerable.Repeat("𝒳", 5_000)));

        Assert.True(words.WasCut && signs.WasCut);
        Assert.EndsWith(" abcdefghi", words.Text, StringComparison.Ordinal);
        Assert.Equal(SearchQuery.MaxLength - 1, signs.Text.Length);
    }

    [Fact]
    public void Another_word_takes_the_place_of_one_and_the_others_stay_as_they_were_typed()
    {
        var query = SearchQuery.Parse("Low baromtre \"new moon\" -mud");

        Assert.Equal("Low barometer \"new moon\" -mud", query.With(query.Terms[1], "barometer").Text);
    }

    [Theory]
    [InlineData("barometer", "barometer", 0)]
    [InlineData("barometer", "barometre", 1)]
    [InlineData("barometer", "baromter", 1)]
    [InlineData("barometer", "baromtre", 2)]
    [InlineData("barometer", "thermometer", 4)]
    [InlineData("", "ab", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("", "abcdef", 3)] // no nearer than that
    public void A_distance_counts_letters_and_swaps(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(one, other, farthest: 2));
        Assert.Equal(distance, EditDistance.Between(other, one, farthest: 2));
    }
}
