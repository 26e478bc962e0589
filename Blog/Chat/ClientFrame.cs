using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Chat;

/// <summary>What a client may say over its socket. Who says it is known from the connection; other fields are ignored.</summary>
/// <param name="C">The conversation, on an author's socket, which carries many.</param>
/// <param name="Tab">The list that the author looks at, in the words of <see cref="InboxList"/>; what it is narrowed to follows.</param>
/// <param name="Stop">With "typing": no longer.</param>
/// <param name="Rows">With an author's "received": the newest number that the list shows, per conversation.</param>
internal sealed record ClientFrame(string? Type, string? C, string? ClientId, string? Text, long? After, long? UpTo, string? Path, string? Tab, bool? Stop, Dictionary<string, long>? Rows)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 8,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>What a list shows and what calls beside it.</summary>
    private const int MaxRows = 100;

    public string? Tag { get; init; }

    public int? Article { get; init; }

    public string? Only { get; init; }

    public int? Page { get; init; }

    /// <summary>With "reading": how much of the page has been on the screen, 0 to 100.</summary>
    public int? Percent { get; init; }

    /// <summary>Whether it tells of a state, which the next one of its kind replaces: one that comes too soon after others may be dropped.</summary>
    public bool IsChatter => Type is "typing" or "seen" or "received" or "reading";

    /// <summary>The rows that name a conversation.</summary>
    public IReadOnlyDictionary<Guid, long> ReceivedRows => (Rows ?? []).Take(MaxRows)
        .Where(row => Guid.TryParse(row.Key, out _))
        .DistinctBy(row => Guid.Parse(row.Key))
        .ToDictionary(row => Guid.Parse(row.Key), row => row.Value);

    public InboxList List => InboxList.Of(Tab, Tag, Article, Only, Page);

    public Guid? Conversation => Guid.TryParse(C, out var id) ? id : null;

    /// <summary>The frame, or null for anything else than one JSON object with fields of these types.</summary>
    public static ClientFrame? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ClientFrame>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
