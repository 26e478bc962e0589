using Blog.Realtime;

namespace Blog.Chat;

/// <summary>For changes made outside the chat that change what authors see in their list of conversations.</summary>
public sealed class InboxBell(InProcessWakeUp wakeUp)
{
    public void Ring() => wakeUp.Publish(ChatTopics.Inbox);
}
