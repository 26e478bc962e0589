using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Articles;

namespace Blog.Tests.Articles;

public sealed class ArticleRendererTests
{
    private static readonly ArticleRenderer Renderer = new(new CodeHighlighter());

    private static RenderedArticle Render(string markdown) => Renderer.Render(markdown);

    private static IElement Dom(string markdown) => new HtmlParser().ParseDocument(Render(markdown).Html).Body!;

    [Fact]
    public void A_text_keeps_its_emphasis_lists_and_links()
    {
        var body = Dom("A *b* **c** ~~d~~ `e` [f](https://example.org/g).\n\n- h\n- i\n\n> j");

        Assert.Equal("b", body.QuerySelector("em")!.TextContent);
        Assert.Equal("c", body.QuerySelector("strong")!.TextContent);
        Assert.Equal("d", body.QuerySelector("del")!.TextContent);
        Assert.Equal("e", body.QuerySelector("p code")!.TextContent);
        Assert.Equal("https://example.org/g", body.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(2, body.QuerySelectorAll("ul > li").Length);
        Assert.Equal("j", body.QuerySelector("blockquote p")!.TextContent);
    }

    [Fact]
    public void A_heading_is_anchored_with_a_prefix_and_listed()
    {
        var article = Render("# One\n\n## Two & *three*\n\n## Two & three\n\n#### Four");

        Assert.Equal(
            [("heading-one", "One", 2), ("heading-two-three", "Two & three", 2), ("heading-two-three-2", "Two & three", 2)],
            article.Contents.Select(heading => (heading.Id, heading.Text, heading.Level)));
        Assert.Contains("<h2 id=\"heading-one\">One</h2>", article.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", article.Html, StringComparison.Ordinal);
        Assert.Contains("<h4 id=\"heading-four\">", article.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_heading_finds_its_prefixed_id() =>
        Assert.Equal("#heading-four-jars", Dom("[up](#four-jars)\n\n## Four jars").QuerySelector("a")!.GetAttribute("href"));

    [Fact]
    public void Code_is_colored_with_four_classes_and_named()
    {
        var body = Dom("```csharp\n// why\nvar day = \"<b>\" + 0.9;\n```");

        var block = body.QuerySelector("div.code")!;
        Assert.Equal("C#", block.QuerySelector("header span")!.TextContent);
        Assert.Equal("C#", block.QuerySelector("pre")!.GetAttribute("aria-label"));
        Assert.Equal("// why", block.QuerySelector(".tc")!.TextContent);
        Assert.Equal("var", block.QuerySelector(".tk")!.TextContent);
        Assert.Equal("\"<b>\"", block.QuerySelector(".ts")!.TextContent);
        Assert.Equal("0.9", block.QuerySelector(".tn")!.TextContent);
        Assert.Equal("// why\nvar day = \"<b>\" + 0.9;", block.QuerySelector("code")!.TextContent);
    }

    [Theory]
    [InlineData("html", "HTML")]
    [InlineData("js", "JavaScript")]
    [InlineData("python", "Python")]
    [InlineData("sql", "SQL")]
    [InlineData("bash", "Shell Script")]
    [InlineData("json", "JSON")]
    [InlineData("css", "CSS")]
    [InlineData("yaml", "YAML")]
    public void Common_languages_are_known(string fence, string name)
    {
        var block = Dom($"```{fence}\n\"x\": 1 <p class=\"a\"> select 'b'; def c(): # d\n```").QuerySelector("div.code")!;

        Assert.Equal(name, block.QuerySelector("header")!.TextContent);
        Assert.NotEmpty(block.QuerySelectorAll("span[class]"));
    }

    [Fact]
    public void Code_in_an_unknown_language_stays_plain_and_keeps_every_character()
    {
        var block = Dom("```brainfuck\n<script>alert(1)</script>\n  +[]\n```").QuerySelector("div.code")!;

        Assert.Equal("brainfuck", block.QuerySelector("header")!.TextContent);
        Assert.Equal("<script>alert(1)</script>\n  +[]\n", block.QuerySelector("code")!.TextContent);
        Assert.Empty(block.QuerySelectorAll("code *"));
    }

    [Fact]
    public void A_table_scrolls_by_itself_and_aligns_its_numbers()
    {
        var region = Dom("| Quarter | Rain |\n|---|--:|\n| Winter | 312 |").QuerySelector("div.table")!;

        Assert.Equal("0", region.GetAttribute("tabindex"));
        Assert.Equal("Quarter, Rain", region.GetAttribute("aria-label"));
        Assert.Equal(["Rain", "312"], region.QuerySelectorAll(".n").Select(cell => cell.TextContent));
        Assert.Empty(region.QuerySelectorAll("[style]"));
    }

    [Fact]
    public void A_footnote_leads_there_and_back()
    {
        var body = Dom("A rule.[^1] And again.[^1]\n\n[^1]: From a log.");

        var calls = body.QuerySelectorAll("sup a[role=doc-noteref]");
        Assert.Equal(["1", "1"], calls.Select(call => call.TextContent));
        Assert.All(calls, call => Assert.Equal("#footnote-1", call.GetAttribute("href")));
        var note = body.QuerySelector("section.footnotes li#footnote-1")!;
        Assert.Equal(calls.Select(call => "#" + call.Id), note.QuerySelectorAll("a[role=doc-backlink]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_task_item_is_a_sign_and_not_a_control()
    {
        var body = Dom("- [x] done\n- [ ] open");

        Assert.Equal(["☑", "☐"], body.QuerySelectorAll("li span.task").Select(mark => mark.TextContent));
        Assert.Empty(body.QuerySelectorAll("input"));
    }

    [Fact]
    public void An_image_of_the_blog_alone_in_its_paragraph_is_a_figure()
    {
        var figure = Dom("![A staff](/images/staff.webp#wide \"Half tide\")").QuerySelector("figure.wide")!;

        Assert.Equal("A staff", figure.QuerySelector("img[src='/images/staff.webp#wide'][decoding=async]")!.GetAttribute("alt"));
        Assert.Equal("Half tide", figure.QuerySelector("figcaption")!.TextContent);
    }

    [Theory]
    [InlineData("https://evil.example/a.png")]
    [InlineData("//evil.example/a.png")]
    [InlineData("/\\evil.example/a.png")]
    [InlineData("/%09/evil.example/a.png?b#c")]
    [InlineData("</\t/evil.example/a.png>")]
    [InlineData("data:image/svg+xml;base64,PHN2Zz4=")]
    public void An_image_of_another_host_is_not_loaded(string address)
    {
        var body = Dom($"See ![the picture]({address}) here.");

        Assert.All(body.QuerySelectorAll("img"), image => Assert.StartsWith("/%09", image.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Contains("picture", body.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_another_host_becomes_a_link()
    {
        var link = Dom("See ![the picture](https://example.org/a.png).").QuerySelector("a")!;

        Assert.Equal("https://example.org/a.png", link.GetAttribute("href"));
        Assert.Equal("the picture", link.TextContent);
    }

    [Fact]
    public void A_text_over_the_limit_is_refused_with_a_sentence()
    {
        Assert.NotEmpty(Render(new string('a', ArticleRenderer.MaxLength)).Html);

        var refusal = Assert.Throws<ArticleTextException>(() => Render(new string('a', ArticleRenderer.MaxLength + 1)));
        Assert.Equal("The text is too long (max 200,000 characters).", refusal.Message);
    }

    [Fact]
    public void An_empty_text_is_an_empty_article()
    {
        var article = Render(" \n");

        Assert.Equal(("", "", 1), (article.Html, article.Excerpt, article.ReadingMinutes));
        Assert.Empty(article.Contents);
    }

    [Fact]
    public void Reading_takes_a_minute_for_every_220_words()
    {
        Assert.Equal(1, Render(string.Join(' ', Enumerable.Repeat("word", 220))).ReadingMinutes);
        Assert.Equal(2, Render(string.Join(' ', Enumerable.Repeat("word", 221))).ReadingMinutes);
    }

    [Theory]
    [InlineData("Short *text* with `code` and [a link](/x).", "Short text with code and a link.")]
    [InlineData("## Heading\n\n![x](/a.png)\n\n```cs\nvar a;\n```\n\n| a |\n|---|\n| b |\n\nThe text[^1] itself.\n\n[^1]: note", "The text itself.")]
    [InlineData("- one\n- two", "one two")]
    [InlineData("## Only a heading", "Only a heading")]
    [InlineData("Twelve months of measuring the same four jars taught us less about rain than", "Twelve months of measuring the same four jars taught us less about…")]
    public void An_excerpt_is_plain_running_text(string markdown, string excerpt) =>
        Assert.Equal(excerpt, Render(markdown).Excerpt);
}
