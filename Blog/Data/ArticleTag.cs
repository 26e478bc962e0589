namespace Blog.Data;

/// <summary>
/// A tag of an article, with a copy of what decides whether and where the article is listed: a tag's list and its count
/// are then read from one index, however many articles there are. <see cref="ArticleTagCopies"/> keeps the copies equal.
/// </summary>
public sealed class ArticleTag
{
    public int ArticlesId { get; set; }

    public int TagsId { get; set; }

    public Article? Article { get; set; }

    public Tag? Tag { get; set; }

    public ArticleStatus Status { get; set; }

    public DateTime PublishedUtc { get; set; }
}
