namespace Blog.Data;

/// <summary>Who chats from a browser, signed in or not. No row exists before the first message.</summary>
public sealed class Visitor
{
    /// <summary>128 random bits, known to the browser only inside an encrypted cookie.</summary>
    public Guid Id { get; set; }

    /// <summary>The account that the visitor belongs to, if any: one visitor per account.</summary>
    public Guid? UserId { get; set; }

    public User? User { get; set; }

    public DateTime CreatedUtc { get; set; }
}
