using System.Globalization;
using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>When the authors are back, on days when the clocks change too.</summary>
public sealed class OpeningHoursTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    [Theory]
    [InlineData("2026-05-04T06:59:00Z", "2026-05-04T07:00:00Z")] // Monday before nine
    [InlineData("2026-05-04T07:00:00Z", null)] // nine
    [InlineData("2026-05-04T14:59:00Z", null)]
    [InlineData("2026-05-04T15:00:00Z", "2026-05-05T07:00:00Z")] // five: tomorrow
    [InlineData("2026-05-08T20:00:00Z", "2026-05-09T08:00:00Z")] // Friday evening: Saturday at ten
    [InlineData("2026-05-09T12:00:00Z", "2026-05-11T07:00:00Z")] // Saturday afternoon: Monday
    public void The_next_opening_is_found_on_the_clocks_of_the_zone(string now, string? next) =>
        Assert.Equal(Utc(next), OpeningHours.Parse("mon-fri 09:00-17:00; sat 10:00-12:00")!.NextOpening(Utc(now)!.Value, Madrid));

    [Theory]
    [InlineData("sun 09:00-10:00", "2026-03-28T12:00:00Z", "2026-03-29T07:00:00Z")] // summer time has begun at night
    [InlineData("sun 02:30-10:00", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // half past two is left out: three
    [InlineData("sun 09:00-10:00", "2026-10-24T12:00:00Z", "2026-10-25T08:00:00Z")] // and has ended
    [InlineData("sun 02:30-10:00", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // half past two comes twice: the first
    public void The_change_of_the_clocks_is_counted(string hours, string now, string next) =>
        Assert.Equal(Utc(next), OpeningHours.Parse(hours)!.NextOpening(Utc(now)!.Value, Madrid));

    [Theory]
    [InlineData("fri-mon 09:00-12:00", "2026-05-02T20:00:00Z", "2026-05-03T07:00:00Z")]
    [InlineData("mon,wed 9:00-12:00 15:00-24:00", "2026-05-04T11:00:00Z", "2026-05-04T13:00:00Z")]
    [InlineData("mon 9:00-10:00", "2026-05-04T09:00:00Z", "2026-05-11T07:00:00Z")]
    [InlineData("", "2026-05-04T09:00:00Z", null)]
    public void Days_go_round_the_week_and_have_several_hours_or_none(string hours, string now, string? next) =>
        Assert.Equal(Utc(next), OpeningHours.Parse(hours)!.NextOpening(Utc(now)!.Value, Madrid));

    [Theory]
    [InlineData("monday 09:00-17:00")]
    [InlineData("mon")]
    [InlineData("mon 17:00-09:00")]
    [InlineData("mon 09:00")]
    [InlineData("mon-wed-fri 09:00-17:00")]
    [InlineData("mon 9-17")]
    [InlineData("09:00-17:00")]
    public void What_is_not_written_in_this_way_is_none(string hours) => Assert.Null(OpeningHours.Parse(hours));

    private static DateTime? Utc(string? text) => text is null ? null : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
