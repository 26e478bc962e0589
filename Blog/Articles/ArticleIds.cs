namespace Blog.Articles;

/// <summary>Every id that the articles' HTML uses.</summary>
public static class ArticleIds
{
    /// <summary>The list of articles with its pager; what a click on a page number swaps.</summary>
    public const string List = "article-list";

    public const string Comments = "comments";
    public const string CommentsTitle = "comments-title";
    public const string CommentList = "comment-list";
    public const string CommentForm = "comment-form";
    public const string CommentText = "comment-text";
    public const string Votes = "article-votes";
    public const string Related = "related-title";

    /// <summary>In the masthead: the way to the comments that wait, or nothing.</summary>
    public const string WaitingLink = "waiting-link";

    public const string WaitingList = "waiting-list";

    /// <summary>The list of what somebody may edit.</summary>
    public const string OwnList = "own-articles";

    /// <summary>What the text in the editor looks like.</summary>
    public const string Preview = "article-preview";

    /// <summary>A prefix keeps the words of a writer's headings from becoming the id of something else.</summary>
    public static string Heading(string slug) => $"heading-{slug}";

    public static string Footnote(int order) => $"footnote-{order}";

    /// <summary>The place in the text that calls a footnote.</summary>
    public static string FootnoteCall(int index) => $"footnote-call-{index}";

    /// <summary>What is wrong with a field of the editor.</summary>
    public static string FieldError(string field) => $"{field.ToLowerInvariant()}-error";

    public static string Comment(int id) => $"comment-{id}";

    public static string CommentVotes(int id) => $"comment-{id}-votes";

    /// <summary>What may be done to a comment, and in its place the question whether it shall be deleted.</summary>
    public static string CommentActions(int id) => $"comment-{id}-actions";
}
