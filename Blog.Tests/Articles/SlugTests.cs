using Blog.Articles;

namespace Blog.Tests.Articles;

public sealed class SlugTests
{
    [Theory]
    [InlineData("A year of rain gauges, read by hand", "a-year-of-rain-gauges-read-by-hand")]
    [InlineData("  ¿Qué dicen los números? ", "que-dicen-los-numeros")]
    [InlineData("The keeper’s second column", "the-keepers-second-column")]
    [InlineData("Straße & Ærø", "strasse-aero")]
    [InlineData("C", "c")]
    [InlineData("C#", "c-sharp")]
    [InlineData("C++", "c-plus-plus")]
    [InlineData("F# 9.0 / .NET", "f-sharp-9-0-net")]
    [InlineData("潮汐", "潮汐")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("🎉", "u-1f389")]
    [InlineData("   ", "untitled")]
    [InlineData("", "untitled")]
    [InlineData("New", "new-1")]
    [InlineData("Mine", "mine-1")]
    [InlineData("New tides", "new-tides")]
    public void A_title_becomes_the_last_part_of_an_address(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_long_title_ends_with_a_whole_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("measure", 20)));

        Assert.Equal(string.Join('-', Enumerable.Repeat("measure", 12)), slug);
        Assert.Equal(100, Slug.From(new string('x', 300)).Length);
    }

    [Fact]
    public void A_taken_slug_gets_a_number_within_the_limit()
    {
        Assert.Equal("tides-2", Slug.Numbered("tides", 2));
        Assert.Equal(100, Slug.Numbered(new string('x', 100), 12).Length);
    }
}
