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

    /// <summary>Made with the form that the comment was written in: the same form sent twice is one comment.</summary>
    public Guid? FormId { get; set; }

    /// <summary>Whether it is hidden until the article's author or an administrator approves it.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>When it was deleted: hidden from then on, and removed once <see cref="UndoTime"/> is over.</summary>
    public DateTime? DeletedUtc { get; set; }

    /// <summary>Who deleted it, and alone may undo that.</summary>
    public Guid? DeletedById { get; set; }

    public const int MaxTextLength = 5_000;

    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);
}
