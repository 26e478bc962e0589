using System.Xml.Linq;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Articles.Feeds;

/// <summary>A blog with a clock of its own, whose feeds are read.</summary>
public sealed class FeedBlog(string? publicUrl = null) : IAsyncDisposable
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    public FeedBlog()
        : this(publicUrl: null)
    {
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));

    public BlogServer Server => field ??= new BlogServer { Time = Time, Settings = { ["Blog:PublicUrl"] = publicUrl } };

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>What an XML parser that forgives nothing makes of a feed.</summary>
    internal async Task<XElement> ReadAsync(string address)
    {
        var answer = await Server.CreateClient().Get(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        return XDocument.Parse(answer.Html).Root!;
    }

    /// <summary>Changes an article as a writer does who saves it now.</summary>
    internal Task ChangeAsync(string slug, Action<Article> change) => Server.WithDb(async db =>
    {
        var article = await db.Articles.Include(article => article.FormerSlugs).SingleAsync(article => article.Slug == slug);
        change(article);
        article.Version++;
        article.UpdatedUtc = Time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync();
    });
}
