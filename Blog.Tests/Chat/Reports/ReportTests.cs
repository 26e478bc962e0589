using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat.Reports;

/// <summary>The numbers of the report are those that one counts by hand.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2045, 11, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;
    private HttpClient _ada = null!;
    private HttpClient _boss = null!;

    public ReportTests() => _server = new BlogServer { Time = _clock };

    public async ValueTask InitializeAsync()
    {
        _ada = await _server.BrowserOfAsync("ada", isAuthor: true);
        _boss = await _server.BrowserOfAsync("boss", isAdministrator: true);
        var ada = (await _server.FindAsync("ada"))!.Id;
        await _server.SeedAsync(db =>
        {
            var tides = Some.Article("Tides");
            tides.AuthorId = ada;
            var boats = Some.Article("Boats");
            db.AddRange(
                Chat(tides, daysAgo: 0, hour: 9, answeredAfterSeconds: 30, rating: ChatRating.Liked),
                Chat(tides, daysAgo: 0, hour: 9, answeredAfterSeconds: 90, rating: ChatRating.Disliked),
                Chat(tides, daysAgo: 0, hour: 11, answeredAfterSeconds: null),
                Chat(tides, daysAgo: 1, hour: 11, answeredAfterSeconds: null),
                Chat(tides, daysAgo: 6, hour: 0, answeredAfterSeconds: 3_600 + 120, isClosed: true),
                Chat(tides, daysAgo: 6, hour: 23, answeredAfterSeconds: null, isClosed: true),
                Chat(boats, daysAgo: 7, hour: 9, answeredAfterSeconds: 60, rating: ChatRating.Liked),
                Chat(null, daysAgo: 29, hour: 9, answeredAfterSeconds: 2 * 86_400 + 3_600, isOpenToAll: true),
                Chat(null, daysAgo: 30, hour: 23, answeredAfterSeconds: 10, isOpenToAll: true),
                Chat(boats, daysAgo: 89, hour: 9, answeredAfterSeconds: null, isClosed: true),
                Chat(boats, daysAgo: 90, hour: 9, answeredAfterSeconds: 5));
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_sums_of_a_week_equal_a_count_by_hand()
    {
        var page = await _ada.Get("/chats/reports?days=7");

        // 6 chats; answers after 30, 90 and 3720 s; missed: the one of yesterday at 11 and the one that was closed.
        Assert.Equal(["6", "1 min", "1 h 2 min", "2", "1", "1"], page.Texts(".sums dd"));
        Assert.Equal(3, Rows(page, "by-day").Count);
        Assert.Equal(["Tue 14 Nov", "3", "0", "1 min", "1 min", "1", "1"], Rows(page, "by-day")[0]);
        Assert.Equal(["Mon 13 Nov", "1", "1", "–", "–", "0", "0"], Rows(page, "by-day")[1]);
        Assert.Equal(["Wed 8 Nov", "2", "1", "1 h 2 min", "1 h 2 min", "0", "0"], Rows(page, "by-day")[2]);
        Assert.Equal(["00:00", "09:00", "11:00", "23:00"], Rows(page, "by-hour").Select(row => row[0]));
        Assert.Equal(["11:00", "2", "1", "–", "–", "0", "0"], Rows(page, "by-hour")[2]);
        Assert.Equal(["Tides", "6", "2", "1 min", "1 h 2 min", "1", "1"], Assert.Single(Rows(page, "by-article")));
    }

    [Fact]
    public async Task The_median_of_an_even_number_lies_between_the_two_in_the_middle_and_the_period_begins_at_midnight()
    {
        var month = await _boss.Get("/chats/reports");

        // 30, 60, 90, 3720 and 176400 s: the chat of 30 days ago at 23 h is out, since today is one of the thirty.
        Assert.Equal(["8", "1 min", "2 d 1 h", "2", "2", "1"], month.Texts(".sums dd"));
        Assert.Equal(30, month.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect:not(.missed)").Length);
        var quarter = await _boss.Get("/chats/reports?days=90");
        // 10, 30, 60, 90, 3720, 176400 s: 75 s is one minute.
        Assert.Equal(["10", "1 min", "2 d 1 h", "3", "2", "1"], quarter.Texts(".sums dd"));
        Assert.Equal(30, quarter.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect:not(.missed)").Length);
        Assert.Equal(["Tides", "Boats", "Other pages"], Rows(quarter, "by-article").Select(row => row[0]));
    }

    [Fact]
    public async Task Authors_count_what_they_may_see_and_administrators_everything()
    {
        Assert.Equal("7", (await _ada.Get("/chats/reports")).Text("#sum-started"));
        Assert.Equal(["Tides", "Other pages"], Rows(await _ada.Get("/chats/reports"), "by-article").Select(row => row[0]));
        Assert.Equal("8", (await _boss.Get("/chats/reports")).Text("#sum-started"));
    }

    [Fact]
    public async Task The_bars_are_as_high_as_the_numbers_and_hold_neither_style_nor_script()
    {
        var page = await _ada.Get("/chats/reports?days=7");

        var bars = page.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect");
        // Six days ago 2 of at most 3, one of them missed; yesterday the only one was missed.
        Assert.Equal(["33", "0", "0", "0", "0", "0", "100"], bars.Where(bar => bar.GetAttribute("class") is null).Select(bar => bar.GetAttribute("height")));
        Assert.Equal(["33", "33"], bars.Where(bar => bar.GetAttribute("class") == "missed").Select(bar => bar.GetAttribute("height")));
        Assert.All(page.Document.QuerySelectorAll("main *"), element => Assert.False(element.HasAttribute("style")));
        Assert.All(page.Document.QuerySelectorAll("main svg.bars"), picture => Assert.Equal("true", picture.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task Days_and_hours_are_those_of_the_blogs_time_zone()
    {
        await _server.WithDb(async db =>
        {
            var settings = Assert.Single(db.Settings);
            settings.TimeZone = "Pacific/Auckland";
            await db.SaveChangesAsync();
        });

        var page = await _ada.Get("/chats/reports?days=7");

        // 13 hours later: what was today at 11 is tomorrow at 0 there, and it is tomorrow there now.
        Assert.Equal(["Wed 15 Nov", "1", "0", "–", "–", "0", "0"], Rows(page, "by-day")[0]);
        Assert.Contains("Pacific/Auckland", page.Html, StringComparison.Ordinal);
    }

    private static List<string[]> Rows(Answer page, string section) =>
        [.. page.Document.QuerySelectorAll($"section[aria-labelledby={section}] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray())];

    private Conversation Chat(Article? article, int daysAgo, int hour, int? answeredAfterSeconds, bool isClosed = false, bool isOpenToAll = false, ChatRating? rating = null)
    {
        var then = _clock.GetUtcNow().UtcDateTime.Date.AddDays(-daysAgo).AddHours(hour);
        return new Conversation
        {
            Id = Guid.NewGuid(),
            Visitor = new Visitor { Id = Guid.NewGuid(), CreatedUtc = then },
            VisitorName = "Vera",
            Article = article,
            OpenToAll = isOpenToAll,
            LastText = "Hello",
            CreatedUtc = then,
            LastMessageUtc = then,
            FirstReplyUtc = answeredAfterSeconds is { } seconds ? then.AddSeconds(seconds) : null,
            ClosedUtc = isClosed ? then.AddHours(5) : null,
            Rating = rating,
        };
    }
}
