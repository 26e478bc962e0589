using Blog.Data;

namespace Blog.Articles.Writing;

/// <summary>What an article is to its readers now.</summary>
public enum ArticleState
{
    Draft = 0,
    Scheduled = 1,
    Published = 2,
}

public static class ArticleStates
{
    public static ArticleState Of(ArticleStatus status, DateTime? dateUtc, DateTime nowUtc) =>
        status == ArticleStatus.Draft ? ArticleState.Draft
        : dateUtc > nowUtc ? ArticleState.Scheduled
        : ArticleState.Published;
}
