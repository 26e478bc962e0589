using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>What a visitor is told of when an answer comes is what happened lately, and what the settings say.</summary>
public sealed class ExpectationTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 8, 20, 0, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public ExpectationTests() => _server = new BlogServer { Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_is_promised_before_anybody_was_answered()
    {
        await CountAsync();

        Assert.Equal("Away · your question is kept, the answer follows", await StateLineAsync());
    }

    [Fact]
    public async Task It_is_the_median_of_the_last_seven_days_and_an_open_pane_learns_it()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url);
        await _server.SeedAsync(db => db.AddRange(
            Answered(daysAgo: 1, minutes: 1),
            Answered(daysAgo: 2, minutes: 3),
            Answered(daysAgo: 6, minutes: 200),
            Answered(daysAgo: 8, minutes: 1),
            Answered(daysAgo: 8, minutes: 1)));

        await CountAsync();

        Assert.Equal("Online · usually answers in 3 minutes", await StateLineAsync());
        await visitor.SeesAsync(view => view[ChatIds.Presence]!.TextContent.Contains("usually answers in 3 minutes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_an_even_number_it_lies_between_the_two_in_the_middle_as_in_the_report()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await _server.SeedAsync(db => db.AddRange(Answered(daysAgo: 1, minutes: 1), Answered(daysAgo: 2, minutes: 7)));

        await CountAsync();

        Assert.Equal("Online · usually answers in 4 minutes", await StateLineAsync());
    }

    [Fact]
    public async Task Who_was_not_answered_counts_as_the_longest()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await _server.SeedAsync(db => db.Add(Answered(daysAgo: 1, minutes: 1)));
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(0, 20).Select(number => Ignored(minutesAgo: 11 + number, isClosed: number % 2 == 0))));
        await CountAsync();
        Assert.Equal("Online", await StateLineAsync());

        // 22 answered after 3 minutes, one after 1, and 20 never: half of them within 3 minutes all the same.
        await _server.SeedAsync(db => db.AddRange(Enumerable.Range(0, 22).Select(_ => Answered(daysAgo: 2, minutes: 3))));
        await CountAsync();
        Assert.Equal("Online · usually answers in 3 minutes", await StateLineAsync());
    }

    [Fact]
    public async Task Who_has_waited_no_longer_than_usual_does_not_count_yet()
    {
        await _server.SeedAsync(db => db.AddRange(Answered(daysAgo: 1, minutes: 30), Ignored(minutesAgo: 29), Ignored(minutesAgo: 5)));
        await CountAsync();
        Assert.Equal("Away · usually answers the same day", await StateLineAsync());

        _time.Advance(TimeSpan.FromMinutes(2));
        await CountAsync();

        Assert.Equal("Away · your question is kept, the answer follows", await StateLineAsync());
    }

    [Theory]
    [InlineData(0.2, "usually answers in 1 minute")]
    [InlineData(9.5, "usually answers in 10 minutes")]
    [InlineData(11, "usually answers in 15 minutes")]
    [InlineData(56, "usually answers in 1 hour")]
    [InlineData(90, "usually answers in 2 hours")]
    [InlineData(1400, "usually answers in 1 day")]
    [InlineData(2000, "usually answers in 2 days")]
    public async Task It_is_said_in_minutes_hours_or_days_and_never_rounded_down(double minutes, string words)
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await _server.SeedAsync(db => db.Add(Answered(daysAgo: 3, minutes)));

        await CountAsync();

        Assert.Equal($"Online · {words}", await StateLineAsync());
    }

    [Theory]
    [InlineData(1, "usually answers the same day")]
    [InlineData(600, "usually answers the same day")]
    [InlineData(2000, "usually answers in 2 days")]
    public async Task While_nobody_is_here_no_minutes_are_promised(double minutes, string words)
    {
        await _server.SeedAsync(db => db.Add(Answered(daysAgo: 3, minutes)));

        await CountAsync();

        Assert.Equal($"Away · {words}", await StateLineAsync());
    }

    [Fact]
    public async Task Outside_the_hours_it_says_when_the_authors_are_back_and_somebody_who_is_here_all_the_same_is_here()
    {
        await _server.WithDb(db => db.WriteAsync(
            () => db.Settings.ExecuteUpdateAsync(set => set.SetProperty(row => row.OpeningHours, "mon-fri 09:00-17:00").SetProperty(row => row.TimeZone, "Europe/Madrid"), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken));
        await _server.Services.GetRequiredService<BlogName>().ReadAsync(TestContext.Current.CancellationToken);

        await using var visitor = new ChatVisitor(_server.Url);
        var pane = await visitor.OpensPaneAsync();

        Assert.Equal("Away · back Monday 9:00 (Europe/Madrid)", pane.Text("#chat-presence"));
        Assert.Equal("2026-05-11T07:00:00Z", pane.Document.QuerySelector("#chat-presence time")!.GetAttribute("datetime"));
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        Assert.Equal("Online", await StateLineAsync());
    }

    private Task CountAsync() => _server.Services.GetRequiredService<ReplyTimes>().CountAsync(TestContext.Current.CancellationToken);

    private async Task<string> StateLineAsync()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        return (await visitor.OpensPaneAsync()).Text("#chat-presence");
    }

    private Conversation Ignored(double minutesAgo, bool isClosed = false)
    {
        var chat = Answered(daysAgo: 0, minutes: 0);
        chat.CreatedUtc = chat.CreatedUtc.AddMinutes(-minutesAgo);
        chat.FirstReplyUtc = null;
        chat.ClosedUtc = isClosed ? chat.CreatedUtc.AddMinutes(11) : null;
        return chat;
    }

    private Conversation Answered(int daysAgo, double minutes)
    {
        var then = _time.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        return new Conversation
        {
            Id = Guid.NewGuid(),
            Visitor = new Visitor { Id = Guid.NewGuid(), CreatedUtc = then },
            VisitorName = "Vera",
            LastText = "Hello",
            LastMessageUtc = then,
            CreatedUtc = then,
            FirstReplyUtc = then.AddMinutes(minutes),
        };
    }
}
