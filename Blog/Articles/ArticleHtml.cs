using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Blog.Articles;

/// <summary>The rendered text of an article: the only stored HTML that a page writes without encoding it.</summary>
public sealed record ArticleHtml(string Html) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Html);
}
