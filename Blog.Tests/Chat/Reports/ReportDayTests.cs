using System.Globalization;
using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat.Reports;

/// <summary>A day of the report begins when the clocks of the blog's zone begin it, also where they change at midnight.</summary>
public sealed class ReportDayTests
{
    [Theory]
    [InlineData("Africa/Cairo", "2026-04-30", "2026-04-23T22:00:00Z")] // midnight is left out: one o'clock
    [InlineData("Asia/Beirut", "2026-04-04", "2026-03-28T22:00:00Z")]
    [InlineData("America/Santiago", "2026-09-12", "2026-09-06T04:00:00Z")]
    [InlineData("America/Havana", "2026-03-14", "2026-03-08T05:00:00Z")]
    [InlineData("America/Havana", "2026-11-07", "2026-11-01T04:00:00Z")] // midnight comes twice: the first
    [InlineData("Europe/Madrid", "2026-04-04", "2026-03-28T23:00:00Z")]
    public async Task A_week_begins_with_its_first_moment_in_the_zone(string zone, string today, string begin)
    {
        var first = DateTime.Parse(begin, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var now = new DateTimeOffset(DateTime.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(15), TimeSpan.Zero);
        await using var server = new BlogServer { Time = new FakeTimeProvider(now) };
        var boss = await server.BrowserOfAsync("boss", isAdministrator: true);
        await server.WithDb(db => db.WriteAsync(() => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(settings => settings.TimeZone, zone)), TestContext.Current.CancellationToken));
        await server.SeedAsync(db => db.AddRange(Chat(first.AddMinutes(-1)), Chat(first)));

        var page = await boss.Get("/chats/reports?days=7");

        Assert.Equal((HttpStatusCode.OK, "1"), (page.Status, page.Text("#sum-started")));
    }

    private static Conversation Chat(DateTime utc) => new()
    {
        Id = Guid.NewGuid(),
        Visitor = new Visitor { Id = Guid.NewGuid(), CreatedUtc = utc },
        VisitorName = "Vera",
        LastText = "Hello",
        CreatedUtc = utc,
        LastMessageUtc = utc,
    };
}
