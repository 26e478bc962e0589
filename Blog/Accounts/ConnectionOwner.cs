namespace Blog.Accounts;

/// <summary>Under whose name connections are kept, so that everything of one person can be closed at once.</summary>
public static class ConnectionOwner
{
    public static string User(Guid userId) => $"user:{userId:N}";

    public static string Visitor(Guid visitorId) => $"visitor:{visitorId:N}";
}
