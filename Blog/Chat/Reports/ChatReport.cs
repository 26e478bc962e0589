using Blog.Data;

namespace Blog.Chat.Reports;

/// <summary>How many chats there were, and how they went.</summary>
public sealed record ChatFigures(int Started, int Answered, int Missed, TimeSpan? Median, TimeSpan? NineOfTen, int Liked, int Disliked)
{
    public static ChatFigures Of(IReadOnlyCollection<ReportedChat> chats, DateTime nowUtc)
    {
        var replies = chats.Select(chat => chat.FirstReplyAfter).OfType<TimeSpan>().Order().ToList();
        return new ChatFigures(
            chats.Count,
            replies.Count,
            chats.Count(chat => chat.IsMissed(nowUtc)),
            MedianOf(replies),
            NineOfTenOf(replies),
            chats.Count(chat => chat.Rating == ChatRating.Liked),
            chats.Count(chat => chat.Rating == ChatRating.Disliked));
    }

    /// <summary>The one in the middle; between the two in the middle of an even number.</summary>
    private static TimeSpan? MedianOf(List<TimeSpan> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    /// <summary>The smallest within which nine of ten were answered.</summary>
    private static TimeSpan? NineOfTenOf(List<TimeSpan> sorted) =>
        sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1];
}

/// <summary>The figures of one day, hour or article.</summary>
/// <param name="Key">A day or an hour of the blog's time zone as its machine form; an article's address; empty for chats that were about no article.</param>
public sealed record ReportRow(string Key, string? Title, ChatFigures Figures);

/// <summary>The chats of the last days, as one author may see them.</summary>
/// <param name="Zone">The time zone that days and hours are counted in.</param>
/// <param name="ByDay">The newest last; days without a chat too.</param>
/// <param name="ByHour">The 24 hours of a day.</param>
/// <param name="ByArticle">The most asked first.</param>
public sealed record ChatReport(int Days, string Zone, ChatFigures All, IReadOnlyList<ReportRow> ByDay, IReadOnlyList<ReportRow> ByHour, IReadOnlyList<ReportRow> ByArticle)
{
    public static readonly int[] Periods = [7, 30, 90];

    public const int MostDays = 30;
    public const int MostArticles = 20;
}
