using Blog.Data;
using Blog.Web;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat;

/// <summary>
/// Puts a card under messages that link to an article of this blog. It is made of what the database has; no address is
/// ever fetched, so a link to anywhere else stays a link.
/// </summary>
public sealed class ArticleCards(IDbContextFactory<BlogDbContext> factory, PublicAddress address, TimeProvider time)
{
    private const string Articles = "/articles/";

    /// <summary>One question for all of them, and none where nobody links to an article.</summary>
    public async Task AttachAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var links = messages.Select(message => (Message: message, Link: LinkIn(message))).Where(found => found.Link is not null).ToList();
        if (links.Count == 0)
        {
            return;
        }

        var slugs = links.Select(found => found.Link!.Value.Slug).Distinct().ToList();
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var articles = await db.Articles.AsNoTracking()
            .Where(article => slugs.Contains(article.Slug) && article.Status == ArticleStatus.Published && article.PublishedUtc <= now)
            .Select(article => new { article.Slug, article.Title, article.Contents, article.ReadingMinutes })
            .ToDictionaryAsync(article => article.Slug, cancellationToken);
        foreach (var (message, link) in links)
        {
            var (slug, id) = link!.Value;
            if (articles.GetValueOrDefault(slug) is { } article)
            {
                var section = article.Contents.Find(heading => heading.Id == id);
                message.Card = new MessageCard($"{Articles}{slug}{(section is null ? null : $"#{section.Id}")}", article.Title, section?.Text, article.ReadingMinutes);
            }
        }
    }

    /// <summary>The first link of a message that leads to an article of this blog.</summary>
    private (string Slug, string Id)? LinkIn(Message message)
    {
        if (message.Sender == SenderKind.System || !message.Text.Contains(Articles, StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var part in TextPart.Split(message.Text).Where(part => part.IsLink))
        {
            var link = new Uri(part.Text);
            if (address.PathWithin(link) is { } path && path.StartsWith(Articles, StringComparison.Ordinal) && path.TrimEnd('/').LastIndexOf('/') == Articles.Length - 1)
            {
                return (Uri.UnescapeDataString(path[Articles.Length..].TrimEnd('/')), Uri.UnescapeDataString(link.Fragment.TrimStart('#')));
            }
        }

        return null;
    }
}
