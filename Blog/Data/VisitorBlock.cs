namespace Blog.Data;

/// <summary>A visitor who may not chat for now.</summary>
public sealed class VisitorBlock
{
    public Guid VisitorId { get; set; }

    /// <summary>Why, for the authors. At most <see cref="MaxReasonLength"/> characters.</summary>
    public required string Reason { get; set; }

    /// <summary>Who blocked, by the name of then.</summary>
    public required string ByName { get; set; }

    public DateTime CreatedUtc { get; set; }

    /// <summary>Null: until somebody takes it back.</summary>
    public DateTime? UntilUtc { get; set; }

    public const int MaxReasonLength = 200;
}
