using Blog.Data;

namespace Blog.Chat.Reports;

/// <summary>How many chats there were, and how they went.</summary>
public sealed record ChatFigures(int Started, int Answered, int Missed, int Dropped, TimeSpan? Median, TimeSpan? NineOfTen, int Liked, int Disliked)
{
    public static ChatFigures Of(IReadOnlyCollection<ReportedChat> chats, DateTime nowUtc)
    {
        var replies = chats.Select(chat => chat.FirstReplyAfter).OfType<TimeSpan>().Order().ToList();
        return new ChatFigures(
            chats.Count,
            replies.Count,
            chats.Count(chat => chat.IsMissed(nowUtc)),
            chats.Count(chat => chat.IsDropped),
            MedianOf(replies),
            NineOfTenOf(replies),
            chats.Count(chat => chat.Rating == ChatRating.Liked),
            chats.Count(chat => chat.Rating == ChatRating.Disliked));
    }

    /// <summary>The one in the middle; between the two in the middle of an even number.</summary>
    /// <param name="longer">How many more there are without an end: null when one of them stands in the middle.</param>
    public static TimeSpan? MedianOf(IReadOnlyList<TimeSpan> sorted, int longer = 0)
    {
        var count = sorted.Count + longer;
        return count / 2 < sorted.Count ? (sorted[(count - 1) / 2] + sorted[count / 2]) / 2 : null;
    }

    /// <summary>The smallest within which nine of ten were answered.</summary>
    private static TimeSpan? NineOfTenOf(List<TimeSpan> sorted) =>
        sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1];
}

/// <summary>The figures of one day, week, hour or article.</summary>
/// <param name="Key">A day, the first of a week or an hour in the blog's time zone as its machine form; an article's address; empty for chats that were about no article.</param>
public sealed record ReportRow(string Key, string? Title, ChatFigures Figures);

/// <summary>What a visitor wrote about the answer.</summary>
public sealed record ReportComment(Guid ConversationId, string VisitorName, ChatRating Rating, string Text, DateTime RatedUtc);

/// <summary>The chats of the last days, as one author may see them.</summary>
/// <param name="From">The first day.</param>
/// <param name="Zone">The time zone that days and hours are counted in.</param>
/// <param name="ByDate">Days, or weeks from Monday in a long period, of which the first and the last may be cut. The newest last; those without a chat too.</param>
/// <param name="ByHour">The 24 hours of a day.</param>
/// <param name="ByArticle">The most asked first.</param>
/// <param name="Comments">Those of the newest chats first.</param>
public sealed record ChatReport(int Days, DateOnly From, string Zone, ChatFigures All, IReadOnlyList<ReportRow> ByDate, IReadOnlyList<ReportRow> ByHour, IReadOnlyList<ReportRow> ByArticle, IReadOnlyList<ReportComment> Comments)
{
    public static readonly int[] Periods = [7, 30, 90];

    public const int MostArticles = 20;
    public const int MostComments = 10;

    /// <summary>Of more, the single ones could not be told apart.</summary>
    private const int MostDays = 30;

    public bool IsByWeek => IsLong(Days);

    public static bool IsLong(int days) => days > MostDays;
}

/// <summary>Rows as a picture above the table that says the same.</summary>
/// <param name="Places">How many bars have room beside each other.</param>
public sealed record ReportBars(IReadOnlyList<ReportRow> Rows, int Places)
{
    /// <summary>What stands below the first and the last; null where each has the number of its row in the table.</summary>
    public (string First, string Last)? Ends { get; init; }
}
