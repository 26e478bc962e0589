using System.Collections.Concurrent;
using Blog.Tests.Chat;

namespace Blog.Tests.Faults;

/// <summary>A message that somebody wanted to send.</summary>
/// <param name="Sender">"visitor" or "author", as it stands in the log.</param>
internal sealed record Attempt(string Conversation, string Sender, Guid ClientId, string Text);

/// <summary>What somebody has before their eyes at the end.</summary>
/// <param name="Who">For the report.</param>
internal sealed record Reading(string Conversation, string Who, IReadOnlyList<ShownMessage> Messages);

/// <summary>Everything that happened, as people at both ends would tell it.</summary>
internal sealed class DeliveryLog
{
    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, int> _refused = new();

    /// <summary>In the order in which each sender wrote them.</summary>
    public IReadOnlyCollection<Attempt> Attempts => _attempts;

    public IReadOnlyCollection<Guid> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>What was refused for good, with the status.</summary>
    public IReadOnlyDictionary<Guid, int> Refused => _refused;

    /// <summary>Each conversation's rows, read from the server.</summary>
    public List<Reading> Stored { get; } = [];

    /// <summary>What each tab shows.</summary>
    public List<Reading> Shown { get; } = [];

    public void Attempt(Attempt attempt) => _attempts.Enqueue(attempt);

    public void Acknowledge(Guid clientId) => _acknowledged[clientId] = true;

    public void Refuse(Guid clientId, int status) => _refused[clientId] = status;
}
