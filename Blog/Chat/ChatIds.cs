using System.Globalization;

namespace Blog.Chat;

/// <summary>The ids of the chat's elements, and the public form of a conversation's id.</summary>
public static class ChatIds
{
    /// <summary>The visitor's side of the page: launcher and pane. Navigation leaves it alone.</summary>
    public const string Widget = "chat";

    public const string Pane = "chat-pane";

    /// <summary>Who is on the other side, by letter and by name.</summary>
    public const string PaneAvatar = "chat-avatar";

    public const string PaneTitle = "chat-title";

    /// <summary>The template that holds the scripts until the panel opens.</summary>
    public const string Scripts = "chat-scripts";

    /// <summary>The button on the author's page that turns the sound on and off.</summary>
    public const string Sound = "chats-sound";

    /// <summary>Where an answer shows while the panel is closed.</summary>
    public const string Peek = "chat-peek";

    public const string Menu = "chat-menu";

    public const string Launcher = "chat-launcher";
    public const string LauncherPresence = "chat-launcher-presence";
    public const string State = "chat-state";
    public const string Presence = "chat-presence";
    public const string Welcome = "chat-welcome";
    public const string Unreached = "chat-unreached";

    /// <summary>What the visitor may do beside writing.</summary>
    public const string Step = "chat-step";

    public const string Unread = "chat-unread";
    public const string Composer = "chat-composer";

    /// <summary>The chat as a page, at its end: without script nothing else scrolls there.</summary>
    public const string PageAtEnd = $"/chat#{Composer}";

    public const string Heartbeat = "chat-heartbeat";

    public const string Thread = "thread";
    public const string Audit = "chats-audit";
    public const string Blocks = "chats-blocks";
    public const string Inbox = "inbox";
    public const string Filters = "inbox-filters";

    public static string Key(Guid conversationId) => conversationId.ToString("N");

    public static string Messages(Guid conversationId) => $"messages-{Key(conversationId)}";

    public static string Pending(Guid conversationId) => $"pending-{Key(conversationId)}";

    public static string Message(Guid conversationId, long seq) => string.Create(CultureInfo.InvariantCulture, $"m-{Key(conversationId)}-{seq}");

    /// <summary>Where message <paramref name="seq"/> will stand. A list has one slot, the next number expected; a frame without its slot does nothing.</summary>
    public static string Slot(Guid conversationId, long seq) => string.Create(CultureInfo.InvariantCulture, $"slot-{Key(conversationId)}-{seq}");

    /// <summary>How far one's own messages have come.</summary>
    public static string Marks(Guid conversationId) => $"marks-{Key(conversationId)}";

    public static string Typing(Guid conversationId) => $"typing-{Key(conversationId)}";

    /// <summary>The bubble of a message that is on its way.</summary>
    public static string PendingMessage(Guid clientId) => $"p-{clientId:D}";

    public static string Row(Guid conversationId) => $"row-{Key(conversationId)}";

    /// <summary>What was found, over the list of conversations; empty when nothing is looked for.</summary>
    public const string Found = "found";

    /// <summary>The list of those who read now.</summary>
    public const string Readers = "readers";

    public const string Context = "context";

    /// <summary>Where an author says whether to count as being there.</summary>
    public const string Availability = "availability";

    /// <summary>Asks an author who does nothing.</summary>
    public const string Idle = "chats-idle";

    /// <summary>Says that nobody was there.</summary>
    public const string SetAway = "chats-set-away";

    /// <summary>The form whose buttons do something to the open conversation; they stand all over the thread.</summary>
    public const string Actions = "thread-actions";

    public static string Trail(Guid conversationId) => $"trail-{Key(conversationId)}";

    /// <summary>The tags of the open conversation, beside it.</summary>
    public const string Tags = "context-tags";

    /// <summary>Where an author turns single keys on and off.</summary>
    public const string KeysSwitch = "keys-switch";

    public const string NoteForm = "note-form";

    /// <summary>The private notes, from which the script puts each behind its message.</summary>
    public static string Notes(Guid conversationId) => $"notes-{Key(conversationId)}";

    /// <summary>What the visitor read between the messages, in the same way.</summary>
    public static string Reads(Guid conversationId) => $"reads-{Key(conversationId)}";

    /// <summary>Whose conversation it is, and who else looks at it.</summary>
    public static string Owner(Guid conversationId) => $"owner-{Key(conversationId)}";

    public static string ThreadState(Guid conversationId) => $"thread-state-{Key(conversationId)}";
}
