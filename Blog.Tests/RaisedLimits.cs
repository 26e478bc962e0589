namespace Blog.Tests;

/// <summary>
/// All tests come from one address, and many do in a second what a person does in an hour. What the limits are is the
/// subject of tests of their own.
/// </summary>
internal static class RaisedLimits
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Limits:VisitorMessagesAtOnce"] = "1000000",
        ["Limits:AuthorMessagesAtOnce"] = "1000000",
        ["Limits:NewChatsPerVisitor"] = "1000000",
        ["Limits:NewChatsPerAddress"] = "1000000",
        ["Limits:ConnectionsPerAddress"] = "1000000",
        ["Limits:HandshakesAtOnce"] = "1000000",
    };
}
