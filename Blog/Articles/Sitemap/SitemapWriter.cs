using System.Text;
using System.Xml;
using Blog.Web;

namespace Blog.Articles.Sitemap;

/// <summary>Writes a sitemap while it is read, as sitemaps.org has it.</summary>
internal sealed class SitemapWriter(PublicAddress address)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int PagesAtOnce = 500;

    public async Task WritePagesAsync(Stream stream, IAsyncEnumerable<PublicPage> pages, CancellationToken cancellationToken)
    {
        await using var writer = await StartAsync(stream, "urlset");
        var written = 0;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            await WriteAsync(writer, "url", page);
            if (++written % PagesAtOnce == 0)
            {
                await writer.FlushAsync();
            }
        }

        await writer.WriteEndDocumentAsync();
    }

    /// <param name="stream">What the reader gets.</param>
    /// <param name="parts">The paths of the sitemaps that together list everything.</param>
    public async Task WriteIndexAsync(Stream stream, IEnumerable<string> parts)
    {
        await using var writer = await StartAsync(stream, "sitemapindex");
        foreach (var part in parts)
        {
            await WriteAsync(writer, "sitemap", new PublicPage(part));
        }

        await writer.WriteEndDocumentAsync();
    }

    private static async Task<XmlWriter> StartAsync(Stream stream, string root)
    {
        var writer = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, root, Namespace);
        return writer;
    }

    private async Task WriteAsync(XmlWriter writer, string name, PublicPage page)
    {
        await writer.WriteStartElementAsync(null, name, Namespace);
        await writer.WriteElementStringAsync(null, "loc", Namespace, address.Of(page.Path));
        if (page.ChangedUtc is { } changed)
        {
            await writer.WriteElementStringAsync(null, "lastmod", Namespace, changed.AsMachineTime());
        }

        await writer.WriteEndElementAsync();
    }
}
