namespace Blog.Articles;

/// <summary>Every id that the articles' HTML uses.</summary>
public static class ArticleIds
{
    /// <summary>The list of articles with its pager; what a click on a page number swaps.</summary>
    public const string List = "article-list";

    public const string Comments = "comments";

    /// <summary>A prefix keeps the words of a writer's headings from becoming the id of something else.</summary>
    public static string Heading(string slug) => $"heading-{slug}";

    public static string Footnote(int order) => $"footnote-{order}";

    /// <summary>The place in the text that calls a footnote.</summary>
    public static string FootnoteCall(int index) => $"footnote-call-{index}";

    public static string Comment(int id) => $"comment-{id}";
}
