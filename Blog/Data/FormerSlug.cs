namespace Blog.Data;

/// <summary>
/// An address that an article once had. It names the article and not another address, so that no chain of them can grow,
/// let alone a circle.
/// </summary>
public sealed class FormerSlug
{
    public required string Slug { get; set; }

    public int ArticleId { get; set; }
}
