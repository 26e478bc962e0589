using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Articles;

/// <summary>
/// Renders Markdown that a view holds (&lt;markdown&gt;…&lt;/markdown&gt;) or names (&lt;markdown text="@…" /&gt;) as an
/// article's text.
/// </summary>
[HtmlTargetElement("markdown")]
public sealed class MarkdownTagHelper(ArticleRenderer renderer) : TagHelper
{
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // What Razor encoded on the way here is decoded again: Markdown encodes it itself.
        var markdown = Text ?? System.Net.WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "reading");
        output.Content.SetHtmlContent(new ArticleHtml(renderer.Render(markdown).Html));
    }
}
