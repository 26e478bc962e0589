using Blog.Articles;

namespace Blog.Tests.Articles;

public sealed class ExcerptTests
{
    [Fact]
    public void A_text_of_70_characters_is_not_cut()
    {
        var text = new string('a', 34) + " " + new string('b', 35);

        Assert.Equal(text, Excerpt.From(text));
    }

    [Fact]
    public void A_word_that_ends_at_the_70th_character_stays() =>
        Assert.Equal(new string('a', 34) + " " + new string('b', 35) + "…", Excerpt.From(new string('a', 34) + " " + new string('b', 35) + " c"));

    [Fact]
    public void A_word_that_reaches_over_the_70th_character_goes() =>
        Assert.Equal(new string('a', 34) + "…", Excerpt.From(new string('a', 34) + ", " + new string('b', 35)));

    [Fact]
    public void A_first_word_that_is_too_long_is_cut_between_characters()
    {
        Assert.Equal(new string('a', 70) + "…", Excerpt.From(new string('a', 71)));
        Assert.Equal(new string('a', 69) + "…", Excerpt.From(new string('a', 69) + "👍👍"));
    }
}
