using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Blog.Articles.Writing;
using Blog.Data;
using Blog.Web;
using Microsoft.Net.Http.Headers;

namespace Blog.Articles.Feeds;

/// <summary>Lays a feed out, up to what Atom and RSS have in common.</summary>
public sealed class Feed(BlogName name, PublicAddress address)
{
    /// <summary>Which state of the feed a list of articles is, told from all that stands in it.</summary>
    public DocumentState StateOf(IReadOnlyList<FeedMark> marks)
    {
        var facts = JsonSerializer.SerializeToUtf8Bytes(new { address.Root, name.Title, name.Tagline, name.Language, marks });
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(facts)[..12])}\"");
        return new DocumentState(tag, marks.Count == 0 ? null : ToTheSecond(marks.Max(mark => mark.ChangedUtc)));
    }

    /// <param name="path">Where the feed is.</param>
    /// <param name="page">The page that shows the same to people.</param>
    /// <param name="tagName">Null for the feed of the whole blog.</param>
    /// <param name="entries">The articles, newest first.</param>
    /// <param name="format">Knows where an item holds its text.</param>
    internal SyndicationFeed Compose(string path, string page, string? tagName, IReadOnlyList<FeedEntry> entries, FeedFormat format)
    {
        var title = tagName is null ? name.Title : $"{name.Title}: {tagName}";
        var feed = new SyndicationFeed
        {
            Id = address.Of(path),
            Title = new TextSyndicationContent(XmlText.Of(title)),
            Description = new TextSyndicationContent(XmlText.Of(name.Tagline)),
            Language = name.Language,
            LastUpdatedTime = entries.Count == 0 ? DateTimeOffset.UnixEpoch : ToTheSecond(entries.Max(entry => entry.ChangedUtc)),
            Items = [.. entries.Select(entry => Item(entry, format))],
        };
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(address.Of(page)), "text/html"));

        // Whose author is gone: Atom wants one for every entry, and this one is inherited.
        feed.Authors.Add(new SyndicationPerson { Name = XmlText.Of(name.Title) });
        return feed;
    }

    private SyndicationItem Item(FeedEntry entry, FeedFormat format)
    {
        var page = new Uri(address.Of(ArticleAddress.Of(entry.Slug)));
        var item = new SyndicationItem
        {
            Id = IdOf(entry),
            Title = new TextSyndicationContent(XmlText.Of(entry.Title)),
            PublishDate = ToTheSecond(entry.PublishedUtc),
            LastUpdatedTime = ToTheSecond(entry.ChangedUtc),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(page, "text/html"));
        item.AttributeExtensions.Add(new XmlQualifiedName("lang", XNamespace.Xml.NamespaceName), entry.Language);
        foreach (var tag in entry.Tags)
        {
            item.Categories.Add(new SyndicationCategory(XmlText.Of(tag)));
        }

        format.WriteText(item, XmlText.Of(FeedHtml.Of(entry.Html, page)), entry, address);
        return item;
    }

    /// <summary>
    /// A tag URI (RFC 4151) with no word in it that anybody can change: a reader knows the article again whatever becomes
    /// of its title and address.
    /// </summary>
    private string IdOf(FeedEntry entry)
    {
        // The RFC knows no addresses of IPv6.
        var host = address.Root.HostNameType == UriHostNameType.IPv6 ? "localhost" : address.Root.IdnHost;
        return FormattableString.Invariant($"tag:{host},{entry.CreatedUtc:yyyy-MM-dd}:article-{entry.Id}");
    }

    /// <summary>As precise as the dates of RSS and of headers are, so that all of them say the same.</summary>
    private static DateTimeOffset ToTheSecond(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
