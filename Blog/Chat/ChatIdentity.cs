using Blog.Accounts;
using Blog.Data;

namespace Blog.Chat;

/// <summary>
/// On which side of the chat a request or connection stands, and as whom. The address decides the side: an author
/// who writes on the blog is a visitor there.
/// </summary>
public sealed record ChatIdentity
{
    private readonly SignedInUser? _author;

    private ChatIdentity(SenderKind kind, Guid id, SignedInUser? author)
    {
        Kind = kind;
        Id = id;
        _author = author;
    }

    public SenderKind Kind { get; }

    /// <summary>The visitor's or the user's id.</summary>
    public Guid Id { get; }

    public bool IsAdministrator => _author is { IsAdministrator: true };

    public static ChatIdentity Visitor(Guid visitorId) => new(SenderKind.Visitor, visitorId, author: null);

    public static ChatIdentity Author(SignedInUser user) => new(SenderKind.Author, user.Id, user);

    /// <summary>The conversations that this side may see.</summary>
    public IQueryable<Conversation> Scope(IQueryable<Conversation> conversations) =>
        _author is null ? conversations.OfVisitor(Id) : conversations.VisibleTo(_author);

    /// <summary>The name that goes with a message in this conversation.</summary>
    public string NameIn(Conversation conversation) => NameIn(conversation.VisitorName);

    /// <inheritdoc cref="NameIn(Conversation)"/>
    public string NameIn(string visitorName) => _author?.DisplayName ?? visitorName;

    /// <summary>Under which the connections are kept, so that they can be closed together.</summary>
    public string Owner => Kind == SenderKind.Visitor ? OwnerOfVisitor(Id) : OwnerOfUser(Id);

    public static string OwnerOfUser(Guid userId) => ConnectionOwner.User(userId);

    public static string OwnerOfVisitor(Guid visitorId) => ConnectionOwner.Visitor(visitorId);
}
