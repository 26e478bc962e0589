namespace Blog.Realtime;

/// <summary>What a connection waits for news of. The news itself is read from the store; a topic only says that there is some.</summary>
public readonly record struct Topic(string Name);
