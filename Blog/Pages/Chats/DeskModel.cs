using Blog.Chat;
using Blog.Chat.Search;

namespace Blog.Pages.Chats;

/// <summary>The Chats page: the list, and the conversation that is open in it.</summary>
/// <param name="Found">Stands over the list when something was looked for.</param>
public sealed record DeskModel(InboxModel Inbox, ThreadModel? Thread, FoundMessages? Found)
{
    /// <summary>The tags that the list can be narrowed to.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
