using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Blog.Articles.Writing;
using Blog.Web;

namespace Blog.Articles.Feeds;

/// <summary>What Atom and RSS do differently.</summary>
internal abstract class FeedFormat(string contentType)
{
    public static readonly FeedFormat Atom = new AtomFormat();
    public static readonly FeedFormat Rss = new RssFormat();

    // Without the mark at the start, which some readers take for a part of the text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string ContentType { get; } = $"{contentType}; charset=utf-8";

    protected string MediaType { get; } = contentType;

    public abstract void WriteText(SyndicationItem item, string html, FeedEntry entry, PublicAddress address);

    public byte[] Write(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = Utf8 }))
        {
            Formatter(feed).WriteTo(writer);
        }

        return bytes.ToArray();
    }

    protected abstract SyndicationFeedFormatter Formatter(SyndicationFeed feed);

    private sealed class AtomFormat() : FeedFormat("application/atom+xml")
    {
        public override void WriteText(SyndicationItem item, string html, FeedEntry entry, PublicAddress address)
        {
            item.Content = SyndicationContent.CreateHtmlContent(html);
            if (entry.AuthorName is { } name)
            {
                item.Authors.Add(new SyndicationPerson { Name = XmlText.Of(name), Uri = address.Of(AuthorAddress.Of(entry.AuthorUserName!)) });
            }
        }

        protected override SyndicationFeedFormatter Formatter(SyndicationFeed feed)
        {
            feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(feed.Id), MediaType));
            return new Atom10FeedFormatter(feed);
        }
    }

    private sealed class RssFormat() : FeedFormat("application/rss+xml")
    {
        private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
        private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
        private static readonly XNamespace AtomLink = "http://www.w3.org/2005/Atom";

        public override void WriteText(SyndicationItem item, string html, FeedEntry entry, PublicAddress address)
        {
            item.ElementExtensions.Add(Date("pubDate", item.PublishDate));
            item.PublishDate = default;
            item.Summary = new TextSyndicationContent(XmlText.Of(Excerpt.From(entry.Opening, Excerpt.DescriptionLength)));
            item.ElementExtensions.Add(Element(Content, "content", "encoded", html));
            item.ElementExtensions.Add(Element(Dublin, "dc", "language", entry.Language));
            if (entry.AuthorName is { } name)
            {
                // RSS's own author is an e-mail address, which nobody gave away for this.
                item.ElementExtensions.Add(Element(Dublin, "dc", "creator", XmlText.Of(name)));
            }
        }

        protected override SyndicationFeedFormatter Formatter(SyndicationFeed feed)
        {
            feed.Authors.Clear();
            feed.ElementExtensions.Add(Date("lastBuildDate", feed.LastUpdatedTime));
            feed.LastUpdatedTime = default;
            feed.ElementExtensions.Add(Element(AtomLink, "atom", "link", new XAttribute("rel", "self"), new XAttribute("type", MediaType), new XAttribute("href", feed.Id)));
            return new Rss20FeedFormatter(feed, serializeExtensionsAsAtom: false);
        }

        // The formatter's own dates end with Z, which RFC 822 knows and many readers do not.
        private static XElement Date(string name, DateTimeOffset date) => new(name, date.ToString("R", CultureInfo.InvariantCulture));

        // With the prefix by which readers that know no namespaces look for it.
        private static XElement Element(XNamespace space, string prefix, string name, params object[] content) =>
            new(space + name, [new XAttribute(XNamespace.Xmlns + prefix, space.NamespaceName), .. content]);
    }
}
