using System.Diagnostics;
using Blog.Articles;

namespace Blog.Tests.Articles;

/// <summary>Measures time, and so runs while no other test does.</summary>
[Collection(nameof(SlowTextTests))]
[CollectionDefinition(nameof(SlowTextTests), DisableParallelization = true)]
public sealed class SlowTextTests
{
    private static readonly ArticleRenderer Renderer = new(new CodeHighlighter());

    public static TheoryData<string, int> PathologicalTexts => new()
    {
        { "[a", 2_000 },
        { "> ", 2_000 },
        { "[ (", 21_845 },
        { "![a](", 13_107 },
        { "- ", 30_000 },
        { "1) ", 20_000 },
        { "*a", 30_000 },
        { "**a _", 13_000 },
        { "_a ", 21_000 },
        { "*a_b~~c", 9_000 },
        { "` `` ", 13_000 },
        { "|a", 30_000 },
        { "~~a", 20_000 },
        { "<a ", 20_000 },
        { "[x]: /u\n", 8_000 },
        { "a[^1] ", 10_000 },
    };

    [Theory]
    [MemberData(nameof(PathologicalTexts))]
    public void A_text_made_to_be_slow_is_stored_or_refused_in_time(string part, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, times)) + "\n\n[^1]: x";
        var clock = Stopwatch.StartNew();

        var refusal = Record.Exception(() => Renderer.Render(markdown));

        Assert.True(refusal is null or ArticleTextException, refusal?.ToString());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Marks_spread_over_paragraphs_take_no_longer()
    {
        var paragraph = string.Concat(Enumerable.Repeat("*a", 1_500)) + "\n\n";
        var clock = Stopwatch.StartNew();

        Assert.NotEmpty(Renderer.Render(string.Concat(Enumerable.Repeat(paragraph, 20))).Html);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }
}
