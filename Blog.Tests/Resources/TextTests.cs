using System.Globalization;
using Blog.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Blog.Tests.Resources;

/// <summary>The Spanish texts against the sources that ask for them.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_text_that_the_sources_name_has_a_Spanish_one() =>
        Assert.Equal([], SourceTexts.Keys.Except(SpanishTexts.Entries.Select(entry => entry.English)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_Spanish_text_is_still_asked_for() =>
        Assert.Equal([], SpanishTexts.Entries.Select(entry => entry.English).Where(key => !SourceTexts.Name(key)));

    // The build takes two keys that differ in case alone for one, and leaves the second out.
    [Fact]
    public void Every_text_has_one_entry_and_every_entry_one_line()
    {
        Assert.Equal([], SpanishTexts.Entries.GroupBy(entry => entry.English, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Equal([], File.ReadLines(SpanishTexts.File).Where(line => line.Contains("<data ", StringComparison.Ordinal) != line.Contains("</data>", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_languages_have_the_same_places_for_values() =>
        Assert.All(SpanishTexts.Entries, entry => Assert.Equal(SpanishTexts.Places(entry.English), SpanishTexts.Places(entry.Spanish)));

    [Fact]
    public void No_Spanish_text_is_the_English_one_but_for_the_few_that_are_alike() =>
        Assert.Equal(SpanishTexts.Alike.Order(StringComparer.Ordinal), SpanishTexts.Entries.Where(entry => entry.English == entry.Spanish).Select(entry => entry.English).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Read more")]
    [InlineData("Articles, page {0}")]
    [InlineData("{0} comments")]
    [InlineData("Write something first.")]
    [InlineData("{0} joined")]
    public void Texts_are_found_in_views_in_code_in_counts_and_as_reasons(string key) => Assert.Contains(key, SourceTexts.Keys);

    [Theory]
    [InlineData("en", 0, "0 comments")]
    [InlineData("en", 1, "1 comment")]
    [InlineData("en", 1234, "1,234 comments")]
    [InlineData("es", 0, "0 comentarios")]
    [InlineData("es", 1, "1 comentario")]
    [InlineData("es", 1234, "1.234 comentarios")]
    public void A_count_has_the_form_and_the_digits_of_the_language(string language, int count, string text)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<Text>>();

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(text, texts.Counted(count, "{0} comment", "{0} comments"));
    }
}
