namespace Blog.Chat;

/// <summary>Whether somebody is here to answer, and what a visitor may expect.</summary>
/// <param name="Usually">How long a first answer took lately; null when there was none.</param>
/// <param name="Back">When the authors are back, on the blog's clocks, if nobody is here outside their hours.</param>
/// <param name="Zone">The name of the zone of those clocks.</param>
public sealed record Availability(bool IsOnline, ReplyTime? Usually, DateTimeOffset? Back, string Zone)
{
    /// <summary>Who answered and is gone in the middle of the chat, without a word.</summary>
    public string? Missed { get; init; }

    /// <summary>Who has taken the chat or answered last, and is here.</summary>
    public string? Answering { get; init; }
}

/// <summary>A length of time as people say it: one number and one unit.</summary>
public sealed record ReplyTime(int Count, ReplyUnit Unit)
{
    /// <summary>Rounded up: a promise that is kept.</summary>
    public static ReplyTime Of(TimeSpan time) => time switch
    {
        { TotalMinutes: <= 10 } => new ReplyTime(Math.Max(1, (int)Math.Ceiling(time.TotalMinutes)), ReplyUnit.Minutes),
        { TotalMinutes: <= 55 } => new ReplyTime((int)Math.Ceiling(time.TotalMinutes / 5) * 5, ReplyUnit.Minutes),
        { TotalHours: <= 23 } => new ReplyTime((int)Math.Ceiling(time.TotalHours), ReplyUnit.Hours),
        _ => new ReplyTime((int)Math.Ceiling(time.TotalDays), ReplyUnit.Days),
    };
}

public enum ReplyUnit
{
    Minutes,
    Hours,
    Days,
}
