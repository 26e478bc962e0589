using Blog.Chat.Privacy;
using Blog.Data;

namespace Blog.Chat;

/// <summary>What is known of a visitor, beside the conversation.</summary>
/// <param name="Chats">How many conversations the visitor has had, this one included.</param>
/// <param name="Token">The antiforgery token for what can be done here.</param>
public sealed record ContextModel(
    Guid ConversationId,
    string VisitorName,
    bool IsSignedIn,
    string? Email,
    int Chats,
    DateTime FirstSeenUtc,
    string? Agent,
    string? Language,
    string? TimeZone,
    string? Referrer,
    IReadOnlyList<EarlierChat> Earlier,
    TrailModel Trail,
    string Token)
{
    public required ContextPrivacy Privacy { get; init; }

    public TagsModel? Tags { get; init; }

    /// <summary>What the visitor thought of the answer, if it was said.</summary>
    public VisitorOpinion? Opinion { get; init; }
}

/// <param name="Comment">Why, if it was written.</param>
public sealed record VisitorOpinion(ChatRating Rating, string? Comment, DateTime RatedUtc);

/// <summary>Another conversation of the same visitor that the author may see.</summary>
public sealed record EarlierChat(Guid Id, string? ArticleTitle, string LastText, DateTime CreatedUtc);

/// <summary>The pages that a visitor had open, the newest first. It is sent whole when it changes.</summary>
/// <param name="IsCut">Whether there are older ones than these.</param>
public sealed record TrailModel(Guid ConversationId, IReadOnlyList<TrailStop> Stops, bool IsCut, bool IsUpdate);

/// <param name="Path">Null for pages that are no article.</param>
/// <param name="Percent">How much of the article was on the screen, 0 to 100.</param>
/// <param name="AfterSeq">The newest message when it was opened.</param>
/// <param name="IsNow">Whether it is open now.</param>
public sealed record TrailStop(string? Path, string? Title, int Percent, DateTime OpenedUtc, DateTime LeftUtc, long AfterSeq, bool IsNow)
{
    /// <summary>For how long it was open, in whole minutes and at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round((LeftUtc - OpenedUtc).TotalMinutes));
}
