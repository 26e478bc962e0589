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
            var abandoned = Chat(tides, daysAgo: 2, hour: 8, answeredAfterSeconds: null, isClosed: true, closedBy: "Vera");
            var unanswered = Chat(tides, daysAgo: 2, hour: 9, answeredAfterSeconds: null, isClosed: true, closedBy: "ada Test");
            var left = Chat(tides, daysAgo: 2, hour: 10, answeredAfterSeconds: null, isClosed: true, closedBy: "ada Test");
            var over = Chat(tides, daysAgo: 2, hour: 10, answeredAfterSeconds: 30, isClosed: true, closedBy: "Vera");
            db.AddRange(
                // Of three that were closed without an answer: the visitor did it; heard of it; had left one message before it.
                abandoned, Heard(abandoned, upTo: 2), unanswered, Heard(unanswered, upTo: 2), left, Heard(left, upTo: 1),
                over, Heard(over, upTo: 2),
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
    public async Task Of_nothing_there_is_no_picture_and_no_word_about_one()
    {
        await using var empty = new BlogServer { Time = _clock };
        using var eve = await empty.BrowserOfAsync("eve", isAuthor: true);
        foreach (var (reader, pictures) in new[] { (_ada, 3), (eve, 0) })
        {
            var page = await reader.Get("/chats/reports");

            Assert.Equal(pictures, page.Document.QuerySelectorAll(".chart").Length);
            Assert.Equal(pictures > 0, page.Html.Contains("the number stands for the highest bar", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_sums_of_a_week_equal_a_count_by_hand()
    {
        var page = await _ada.Get("/chats/reports?days=7");

        // 10 chats; answers after 30, 30, 90 and 3720 s; missed: the one of yesterday at 11, and of the closed ones only that whose
        // visitor was there; dropped: one that the visitor ended, one that the visitor had left, and one whose visitor never heard anything.
        Assert.Equal(["10", "1 min", "1 h 2 min", "2", "3", "1", "1"], page.Texts(".sums dd"));
        Assert.Equal(4, Rows(page, "by-day").Count);
        Assert.Equal(["Tue 14 Nov", "3", "0", "0", "1 min", "1 min", "1", "1"], Rows(page, "by-day")[0]);
        Assert.Equal(["Mon 13 Nov", "1", "1", "0", "–", "–", "0", "0"], Rows(page, "by-day")[1]);
        Assert.Equal(["Sun 12 Nov", "4", "1", "2", "30 s", "30 s", "0", "0"], Rows(page, "by-day")[2]);
        Assert.Equal(["Wed 8 Nov", "2", "0", "1", "1 h 2 min", "1 h 2 min", "0", "0"], Rows(page, "by-day")[3]);
        Assert.Equal(["00:00", "08:00", "09:00", "10:00", "11:00", "23:00"], Rows(page, "by-hour").Select(row => row[0]));
        Assert.Equal(["11:00", "2", "1", "0", "–", "–", "0", "0"], Rows(page, "by-hour")[4]);
        Assert.Equal(["1Tides", "10", "2", "3", "1 min", "1 h 2 min", "1", "1"], Assert.Single(Rows(page, "by-article")));
        Assert.Contains("Dropped: before the first answer the visitor ended the chat, or had left when it was closed", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_median_of_an_even_number_lies_between_the_two_in_the_middle_and_the_period_begins_at_midnight()
    {
        var month = await _boss.Get("/chats/reports");

        // 30, 30, 60, 90, 3720 and 176400 s, 75 s in the middle: the chat of 30 days ago at 23 h is out, since today is one of the thirty.
        Assert.Equal(["12", "1 min", "2 d 1 h", "2", "3", "2", "1"], month.Texts(".sums dd"));
        Assert.Equal(30, month.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect:not(.missed)").Length);
        var quarter = await _boss.Get("/chats/reports?days=90");
        // 10, 30, 30, 60, 90, 3720, 176400 s.
        Assert.Equal(["14", "1 min", "2 d 1 h", "2", "4", "2", "1"], quarter.Texts(".sums dd"));
        Assert.Equal(["1Tides", "2Boats", "3Other pages"], Rows(quarter, "by-article").Select(row => row[0]));
    }

    [Fact]
    public async Task A_long_period_is_shown_whole_by_weeks_from_monday()
    {
        var quarter = await _boss.Get("/chats/reports?days=90");

        Assert.Equal("By week", quarter.Text("#by-day"));
        Assert.Contains("The first holds the days since Thu 17 Aug only", quarter.Html, StringComparison.Ordinal);
        // From the week of 14 August to that of 13 November.
        Assert.Equal(14, quarter.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect:not(.missed)").Length);
        Assert.Equal(
            [("Mon 13 Nov", "4"), ("Mon 6 Nov", "7"), ("Mon 16 Oct", "1"), ("Mon 9 Oct", "1"), ("Mon 14 Aug", "1")],
            Rows(quarter, "by-day").Select(row => (row[0], row[1])));
        Assert.Equal("By day", (await _boss.Get("/chats/reports")).Text("#by-day"));
    }

    [Fact]
    public async Task The_pictures_have_a_scale()
    {
        var page = await _ada.Get("/chats/reports?days=7");

        Assert.Equal(["4", "3", "10"], page.Texts(".chart .most"));
        Assert.Equal(["Wed 8 Nov", "Tue 14 Nov", "00:00", "23:00"], page.Texts(".chart .ends > span"));
        Assert.Equal(["1"], page.Texts(".chart .numbers > span"));
        Assert.Equal(["1", "2", "3"], (await _boss.Get("/chats/reports?days=90")).Texts(".chart .numbers > span"));
    }

    [Fact]
    public async Task The_last_comments_lead_to_their_chats_and_are_seen_by_those_who_see_the_chat()
    {
        var month = await _boss.Get("/chats/reports");

        Assert.Equal(["Disliked <b>why</b>", "Liked <b>why</b>", "Liked <b>why</b>"], [.. month.Texts(".opinions .said").Order()]);
        Assert.All(month.Document.QuerySelectorAll(".opinions .said"), said => Assert.Equal("auto", said.GetAttribute("dir")));
        Assert.Equal(2, (await _ada.Get("/chats/reports")).Texts(".opinions .said").Length);
        var chat = await _ada.Get((await _ada.Get("/chats/reports")).Document.QuerySelector(".opinions a")!.GetAttribute("href")!);
        Assert.Matches("This (helped|did not help)", chat.Text(".opinion"));
        Assert.Contains("<b>why</b>", chat.Text(".opinion .said"), StringComparison.Ordinal);
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(0, 20).Select(_ => Chat(null, daysAgo: 1, hour: 1, answeredAfterSeconds: 1, isOpenToAll: true, rating: ChatRating.Liked))));
        Assert.Equal(10, (await _ada.Get("/chats/reports")).Texts(".opinions .said").Length);
    }

    [Fact]
    public async Task Authors_count_what_they_may_see_and_administrators_everything()
    {
        Assert.Equal("11", (await _ada.Get("/chats/reports")).Text("#sum-started"));
        Assert.Equal(["1Tides", "2Other pages"], Rows(await _ada.Get("/chats/reports"), "by-article").Select(row => row[0]));
        Assert.Equal("12", (await _boss.Get("/chats/reports")).Text("#sum-started"));
    }

    [Fact]
    public async Task The_bars_are_as_high_as_the_numbers_and_hold_neither_style_nor_script()
    {
        var page = await _ada.Get("/chats/reports?days=7");

        var bars = page.Document.QuerySelectorAll("section[aria-labelledby=by-day] svg rect");
        // Six days ago 2 of at most 4; two days ago all 4, one of them missed; yesterday the only one was missed.
        Assert.Equal(["50", "0", "0", "0", "75", "0", "75"], bars.Where(bar => bar.GetAttribute("class") is null).Select(bar => bar.GetAttribute("height")));
        Assert.Equal(["25", "25"], bars.Where(bar => bar.GetAttribute("class") == "missed").Select(bar => bar.GetAttribute("height")));
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
        Assert.Equal(["Wed 15 Nov", "1", "0", "0", "–", "–", "0", "0"], Rows(page, "by-day")[0]);
        Assert.Contains("Pacific/Auckland", page.Html, StringComparison.Ordinal);
    }

    private static List<string[]> Rows(Answer page, string section) =>
        [.. page.Document.QuerySelectorAll($"section[aria-labelledby={section}] tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray())];

    private Conversation Chat(Article? article, int daysAgo, int hour, int? answeredAfterSeconds, bool isClosed = false, bool isOpenToAll = false, ChatRating? rating = null, string? closedBy = null)
    {
        var then = _clock.GetUtcNow().UtcDateTime.Date.AddDays(-daysAgo).AddHours(hour);
        var chat = new Conversation
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
            RatingComment = rating is { } said ? $"{said}\n<b>why</b>" : null,
            RatedUtc = rating is null ? null : then.AddHours(1),
        };
        if (closedBy is not null)
        {
            chat.LastSeq = 2;
            chat.Messages.Add(new Message { Seq = 2, Sender = SenderKind.System, SenderName = closedBy, Text = nameof(SystemEvent.Closed), CreatedUtc = then.AddHours(5) });
        }

        return chat;
    }

    private static ReadMark Heard(Conversation chat, long upTo) => new() { ConversationId = chat.Id, ParticipantId = chat.Visitor!.Id, DeliveredUpTo = upTo };
}
