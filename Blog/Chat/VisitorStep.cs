using Blog.Data;

namespace Blog.Chat;

/// <summary>What a visitor may do in a conversation beside writing: leave an address while nobody answers, rate one that is closed.</summary>
/// <param name="Email">Where a late answer goes, while one is waited for.</param>
/// <param name="MayMend">Whether another address may take its place.</param>
public sealed record VisitorStep(Guid ConversationId, bool IsClosed, bool AsksForEmail, string? Email, bool MayMend, ChatRating? Rating, string? Comment)
{
    /// <summary>Two steps of one name look the same: the script keeps what is being typed in the one that is there.</summary>
    public string Name => this switch
    {
        { IsClosed: true, Rating: null } => "closed",
        { IsClosed: true } => $"closed-{Rating}-{Comment?.Length}",
        { AsksForEmail: true } => "email",
        { Email: { } email } => $"answered-by-email-{MayMend}-{Uri.EscapeDataString(email)}",
        _ => "none",
    };
}

/// <summary>The step as it is drawn.</summary>
/// <param name="Token">The antiforgery token for plain forms; null over a line, where the script takes the composer's.</param>
public sealed record StepModel(VisitorStep Step, string? Token, bool IsUpdate)
{
    /// <summary>Over a line there is no request to make a token for: the forms take along that of the composer.</summary>
    public string? Include => Token is null ? "#chat-composer [name='__RequestVerificationToken']" : null;

    public string? Typed { get; init; }

    /// <summary>What is wrong with what was typed, as a key of the texts.</summary>
    public string? Error { get; init; }
}
