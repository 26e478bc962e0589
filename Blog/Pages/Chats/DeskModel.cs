using Blog.Chat;

namespace Blog.Pages.Chats;

/// <summary>The Chats page: the list, and the conversation that is open in it.</summary>
public sealed record DeskModel(InboxModel Inbox, ThreadModel? Thread);
