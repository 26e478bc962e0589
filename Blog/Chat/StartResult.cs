namespace Blog.Chat;

/// <summary>What became of a start form that was sent.</summary>
public abstract record StartResult
{
    private StartResult()
    {
    }

    public sealed record Started(Guid ConversationId) : StartResult;

    /// <summary>What is wrong with each field, as keys of the texts; nothing was stored.</summary>
    public sealed record Invalid(string? NameError, string? EmailError, string? TextError) : StartResult
    {
        public int Status { get; init; } = StatusCodes.Status422UnprocessableEntity;

        /// <summary>In how many seconds it may be sent again, if it was refused for its pace.</summary>
        public int? RetryAfter { get; init; }
    }

    internal static Invalid Blocked { get; } = new(null, null, AcceptResult.Blocked.Reason) { Status = AcceptResult.Blocked.Status };

    internal static Invalid TooFast(string reason, int retryAfter) =>
        new(null, null, reason) { Status = StatusCodes.Status429TooManyRequests, RetryAfter = retryAfter };

    /// <summary>The result for a first message that went into a conversation that was there already.</summary>
    internal static StartResult Of(AcceptResult result, Guid open) => result switch
    {
        AcceptResult.Refused { RetryAfter: { } retryAfter } tooFast => TooFast(tooFast.Reason, retryAfter),
        AcceptResult.Refused { Status: StatusCodes.Status403Forbidden } => Blocked,
        AcceptResult.Refused refused => new Invalid(null, null, refused.Reason),
        _ => new Started(open),
    };
}
