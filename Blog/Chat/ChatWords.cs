using Blog.Data;

namespace Blog.Chat;

/// <summary>The words that markup, style and script share.</summary>
public static class ChatWords
{
    /// <summary>The value of data-sender and data-viewer.</summary>
    public static string Sender(SenderKind kind) => kind switch
    {
        SenderKind.Visitor => "visitor",
        SenderKind.Author => "author",
        _ => "system",
    };

    /// <summary>A system row's sentence, as a key of the texts with a place for the name.</summary>
    /// <param name="who">The name, which some rows have not.</param>
    public static string Event(string name, string who) => Enum.TryParse<SystemEvent>(name, out var what) ? what switch
    {
        SystemEvent.Joined => "{0} joined",
        SystemEvent.Closed => "{0} closed the conversation",
        SystemEvent.StillWaiting when who.Length == 0 => "Still waiting for an answer. You may leave: add your e-mail and the answer will follow.",
        SystemEvent.StillWaiting => "Still waiting for {0}. You may leave: add your e-mail and the answer will follow.",
        SystemEvent.StillWaitingForMail when who.Length == 0 => "Still waiting for an answer. You may leave: it will follow by e-mail.",
        SystemEvent.StillWaitingForMail => "Still waiting for {0}. You may leave: the answer will follow by e-mail.",
        _ => "{0} reopened the conversation",
    }
    : throw new InvalidOperationException($"There is no system event {name}.");
}
