using Blog.Web;

namespace Blog.Articles;

/// <summary>A comment as one person sees it.</summary>
/// <param name="AuthorName">Null once the author's account was deleted.</param>
/// <param name="IsByArticleAuthor">Whether whoever wrote the article wrote the comment too.</param>
/// <param name="Text">Empty when it is deleted.</param>
/// <param name="IsDeleted">The viewer has just deleted it and may undo that.</param>
public sealed record CommentView(
    int Id,
    int ArticleId,
    string Slug,
    string ArticleTitle,
    string? AuthorName,
    bool IsByArticleAuthor,
    string Text,
    DateTime CreatedUtc,
    VoteCounts Counts,
    bool IsWaiting,
    bool IsDeleted,
    bool IsSignedIn,
    bool MayDelete,
    bool MayApprove)
{
    /// <summary>Whether it stands in the list of comments that wait, and not under its article.</summary>
    public bool IsInWaitingList { get; init; }

    public VoteGroup Votes => new(ArticleIds.CommentVotes(Id), $"/comments/{Id}/votes", Counts, IsSignedIn, IsForComment: true);

    /// <summary>The address that does something to it and comes back to the list that it stands in.</summary>
    public string Address(string action) => $"/comments/{Id}/{action}{(IsInWaitingList ? $"?from={CommentAddress.WaitingList}" : "")}";
}

/// <summary>One page of an article's comments, with its pager.</summary>
/// <param name="Path">The article's address.</param>
/// <param name="Count">How many there are, without those that the viewer may still bring back.</param>
public sealed record CommentList(PagedList<CommentView> Comments, string Path, int Count)
{
    public const int PageSize = 50;

    public Pager Pager => new(Path, ArticleIds.Comments, Comments.Page, Comments.PageCount);
}

/// <summary>What became of one comment, for the page that shows it.</summary>
/// <param name="Count">The article's comments; null where no count is shown.</param>
/// <param name="Waiting">How many comments wait for the viewer; null for who approves none.</param>
public sealed record CommentChange(CommentView Comment, int? Count, int? Waiting);

/// <summary>The question before a comment is deleted.</summary>
/// <param name="Place">Where the comment stands, for a page of its own; null when it is asked in that place.</param>
public sealed record DeleteStep(CommentView Comment, string? Place);

/// <summary>The box for a new comment.</summary>
/// <param name="FormId">Goes with the comment, so that the same form sent twice is one.</param>
public sealed record CommentForm(string Slug, Guid FormId, bool IsSignedIn)
{
    public string? Text { get; init; }

    /// <summary>Why the text was not taken, as a key of the texts.</summary>
    public string? Error { get; init; }

    /// <summary>The comment that was just posted with the form before this one.</summary>
    public CommentView? Posted { get; init; }

    public string Action => $"/articles/{Uri.EscapeDataString(Slug)}/comments";
}

/// <summary>Where a comment stands.</summary>
public static class CommentAddress
{
    /// <summary>Says in an address that a form stands in the list of comments that wait.</summary>
    public const string WaitingList = "waiting";

    // Slugs keep the letters of every script, and a header takes none of them.
    public static string InArticle(string slug, int page, int id) =>
        $"/articles/{Uri.EscapeDataString(slug)}{(page > 1 ? $"?{PageNumber.Key}={page}" : "")}#{ArticleIds.Comment(id)}";

    public static string InWaitingList(int id) => $"/comments/waiting#{ArticleIds.Comment(id)}";
}
