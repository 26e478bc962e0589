using Blog.Realtime;

namespace Blog.Chat;

internal static class ChatTopics
{
    /// <summary>Something changed in any conversation: the lists of conversations may look different.</summary>
    public static readonly Topic Inbox = new("inbox");

    /// <summary>Somebody who answers came or went.</summary>
    public static readonly Topic Presence = new("presence");

    public static Topic Of(Guid conversationId) => new(ChatIds.Key(conversationId));
}
