using Blog.Realtime;

namespace Blog.Chat;

/// <summary>What every line to a client needs.</summary>
internal sealed record LineServices(IServiceScopeFactory Scopes, ChatFragments Fragments, InProcessWakeUp WakeUp, Typing Typing, Viewers Viewers, TimeProvider Time);
