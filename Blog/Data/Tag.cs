namespace Blog.Data;

public sealed class Tag
{
    public int Id { get; set; }

    /// <summary>Unique: "C", "C#" and "C++" are three tags with the slugs "c", "c-sharp" and "c-plus-plus".</summary>
    public required string Slug { get; set; }

    /// <summary>As first typed, 1 to <see cref="MaxNameLength"/> characters.</summary>
    public required string Name { get; set; }

    public List<Article> Articles { get; set; } = [];

    public List<ArticleTag> Links { get; set; } = [];

    public const int MaxNameLength = 40;
    public const int MaxSlugLength = 100;
    public const int MaxPerArticle = 10;
}
