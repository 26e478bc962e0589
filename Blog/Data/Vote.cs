namespace Blog.Data;

/// <summary>One user's like or dislike of an article or of a comment; exactly one of the two is set.</summary>
public sealed class Vote
{
    public int Id { get; set; }

    public Guid UserId { get; set; }

    public int? ArticleId { get; set; }

    public int? CommentId { get; set; }

    public bool IsLike { get; set; }

    public DateTime CreatedUtc { get; set; }
}
