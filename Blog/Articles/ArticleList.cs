using Blog.Web;

namespace Blog.Articles;

/// <summary>One page of a list of articles, with its pager.</summary>
/// <param name="Path">The address of the list's first page.</param>
public sealed record ArticleList(PagedList<ArticleCard> Articles, string Path)
{
    public const int PageSize = 5;

    public Pager Pager => new(Path, ArticleIds.List, Articles.Page, Articles.PageCount);
}
