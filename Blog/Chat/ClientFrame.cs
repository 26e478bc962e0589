using System.Text.Json;
using System.Text.Json.Serialization;

namespace Blog.Chat;

/// <summary>What a client may say over its socket. Who says it is known from the connection; other fields are ignored.</summary>
/// <param name="C">The conversation, on an author's socket, which carries many.</param>
/// <param name="Tab">The list that the author looks at: "open" or "closed".</param>
internal sealed record ClientFrame(string? Type, string? C, string? ClientId, string? Text, long? After, long? UpTo, string? Path, string? Tab)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 8,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

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
