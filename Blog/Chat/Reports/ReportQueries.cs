using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Chat.Reports;

/// <summary>Counts the chats that an author may see, from one command that the index on their beginning answers, and one for the comments.</summary>
public static class ReportQueries
{
    // More than this blog is made for; it keeps a page from reading without end.
    private const int MostChats = 100_000;

    /// <param name="days">Today and the days before it, in the blog's time zone.</param>
    public static async Task<ChatReport> ReportAsync(this BlogDbContext db, SignedInUser user, int days, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var zone = ZoneOf(await db.Settings.Select(settings => settings.TimeZone).SingleAsync(cancellationToken));
        var today = DayOf(nowUtc, zone);
        var start = ZoneClock.ToUtc(today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue), zone);
        var chats = await db.Conversations.AsNoTracking().VisibleTo(user)
            .Where(row => row.CreatedUtc >= start)
            .OrderByDescending(row => row.CreatedUtc)
            .Take(MostChats)
            .Select(row => new ReportedChat(
                row.CreatedUtc,
                row.FirstReplyUtc,
                row.ClosedUtc,
                row.Rating,
                row.Article!.Slug,
                row.Article.Title,
                row.FirstReplyUtc == null && row.ClosedUtc != null && (
                    row.Messages.Any(message => message.Seq == row.LastSeq && message.Sender == SenderKind.System && message.Text == nameof(SystemEvent.Closed) && message.SenderName == row.VisitorName)
                    || !db.ReadMarks.Any(mark => mark.ConversationId == row.Id && mark.ParticipantId == row.VisitorId && mark.DeliveredUpTo >= row.LastSeq))))
            .ToListAsync(cancellationToken);
        return Report(chats, days, zone, nowUtc, await db.CommentsAsync(user, start, cancellationToken));
    }

    private static Task<List<ReportComment>> CommentsAsync(this BlogDbContext db, SignedInUser user, DateTime start, CancellationToken cancellationToken) =>
        db.Conversations.AsNoTracking().VisibleTo(user)
            .Where(row => row.CreatedUtc >= start && row.RatedUtc != null && row.RatingComment != null)
            .OrderByDescending(row => row.CreatedUtc)
            .Take(ChatReport.MostComments)
            .Select(row => new ReportComment(row.Id, row.VisitorName, row.Rating!.Value, row.RatingComment!, row.RatedUtc!.Value))
            .ToListAsync(cancellationToken);

    private static ChatReport Report(List<ReportedChat> chats, int days, TimeZoneInfo zone, DateTime nowUtc, IReadOnlyList<ReportComment> comments)
    {
        var today = DayOf(nowUtc, zone);
        var byDate = chats.ToLookup(chat => ChatReport.IsLong(days) ? WeekOf(DayOf(chat.CreatedUtc, zone)) : DayOf(chat.CreatedUtc, zone));
        var byHour = chats.ToLookup(chat => TimeZoneInfo.ConvertTimeFromUtc(chat.CreatedUtc, zone).Hour);
        return new ChatReport(
            days,
            today.AddDays(1 - days),
            zone.Id,
            ChatFigures.Of(chats, nowUtc),
            [.. Dates(today, days).Select(date => Row(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, byDate[date], nowUtc))],
            [.. Enumerable.Range(0, 24).Select(hour => Row(hour.ToString("00", CultureInfo.InvariantCulture), null, byHour[hour], nowUtc))],
            [.. chats.GroupBy(chat => (chat.Path, chat.Title))
                .Select(group => Row(group.Key.Path ?? "", group.Key.Title, group, nowUtc))
                .OrderByDescending(row => row.Figures.Started)
                .ThenBy(row => row.Title is null)
                .ThenBy(row => row.Title, StringComparer.CurrentCulture)
                .Take(ChatReport.MostArticles)],
            comments);
    }

    /// <summary>The days up to today, or the Mondays of their weeks when there are many.</summary>
    private static IEnumerable<DateOnly> Dates(DateOnly today, int days)
    {
        var all = Enumerable.Range(0, days).Reverse().Select(ago => today.AddDays(-ago));
        return ChatReport.IsLong(days) ? all.Select(WeekOf).Distinct() : all;
    }

    private static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static ReportRow Row(string key, string? title, IEnumerable<ReportedChat> chats, DateTime nowUtc) => new(key, title, ChatFigures.Of([.. chats], nowUtc));

    private static DateOnly DayOf(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    private static TimeZoneInfo ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
