using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Blog.Articles;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Web;
using Microsoft.AspNetCore.Html;

namespace Blog.Pages.Facts;

/// <summary>What a page is, in the words of schema.org (JSON-LD).</summary>
public sealed class StructuredData(PublicAddress address, BlogName name)
{
    private const string Context = "https://schema.org";

    public DataBlock OfHome(string description) => new(new JsonObject
    {
        ["@context"] = Context,
        ["@graph"] = new JsonArray(
            new JsonObject
            {
                ["@type"] = "WebSite",
                ["name"] = name.Title,
                ["url"] = address.Of("/"),
                ["potentialAction"] = new JsonObject
                {
                    ["@type"] = "SearchAction",
                    ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = $"{address.Of("/search")}?q={{search_term_string}}" },
                    ["query-input"] = "required name=search_term_string",
                },
            },
            new JsonObject
            {
                ["@type"] = "Blog",
                ["name"] = name.Title,
                ["url"] = address.Of("/"),
                ["description"] = description,
                ["inLanguage"] = name.Language,
            }),
    });

    /// <param name="article">What the page shows.</param>
    /// <param name="image">The address of its picture.</param>
    public DataBlock OfArticle(ArticleView article, string image)
    {
        var page = address.Of(ArticleAddress.Of(article.Slug));
        return new(new JsonObject
        {
            ["@context"] = Context,
            ["@type"] = "BlogPosting",
            ["@id"] = page,
            ["url"] = page,
            ["mainEntityOfPage"] = new JsonObject { ["@type"] = "WebPage", ["@id"] = page },
            ["headline"] = article.Title,
            ["description"] = article.Facts.Description,
            ["datePublished"] = article.PublishedUtc.AsMachineTime(),
            ["dateModified"] = article.ChangedUtc.AsMachineTime(),
            ["author"] = Author(article),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = name.Title, ["url"] = address.Of("/") },
            ["image"] = image,
            ["inLanguage"] = article.Language,
            ["wordCount"] = article.Facts.WordCount,
            ["keywords"] = new JsonArray([.. article.Tags.Select(tag => JsonValue.Create(tag.Name))]),
        });
    }

    private JsonObject Author(ArticleView article) => article.AuthorName is null
        ? new JsonObject { ["@type"] = "Organization", ["name"] = name.Title, ["url"] = address.Of("/") }
        : new JsonObject { ["@type"] = "Person", ["name"] = article.AuthorName, ["url"] = address.Of(AuthorAddress.Of(article.AuthorUserName!)) };
}

/// <summary>
/// Data for a script element that nothing runs. JSON itself writes every &lt;, &gt; and &amp; as \u003C and so on, so that no
/// title can end the element; encoding them as HTML would make them part of the data.
/// </summary>
public sealed record DataBlock(JsonObject Data) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Data.ToJsonString());
}
