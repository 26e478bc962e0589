namespace Blog.Data;

public sealed class Comment
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>Null once the author's account was deleted.</summary>
    public Guid? AuthorId { get; set; }

    public User? Author { get; set; }

    /// <summary>Plain text, 1 to <see cref="MaxTextLength"/> characters.</summary>
    public required string Text { get; set; }

    public DateTime CreatedUtc { get; set; }

    public const int MaxTextLength = 5_000;
}
