using Blog.Articles;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Tests.Articles;

public sealed class MarkdownTagHelperTests
{
    [Fact]
    public async Task The_markdown_element_renders_its_content_as_an_article()
    {
        var output = new TagHelperOutput(
            "markdown",
            [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent("## A &amp; B\n\n<b>x</b> &lt;script&gt;")));
        var helper = new MarkdownTagHelper(new ArticleRenderer(new CodeHighlighter()));

        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);

        Assert.Equal("div", output.TagName);
        Assert.Equal("reading", output.Attributes["class"].Value);
        Assert.Equal("<h2 id=\"heading-a-b\">A &amp; B</h2>\n<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;</p>", output.Content.GetContent());
    }
}
