using System.Net;
using Blog.Chat;
using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat;

/// <summary>A visitor takes the conversation away: all that was said, and nothing that authors tell each other.</summary>
public sealed class TranscriptTests : IAsyncDisposable
{
    private const string Attack = "<script>alert(1)</script>";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 4, 9, 5, 0, TimeSpan.Zero));
    private readonly BlogServer _server;

    public TranscriptTests() => _server = new BlogServer { Time = _time };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("html", "&lt;script&gt;alert(1)&lt;/script&gt;", "text/html; charset=utf-8")]
    [InlineData("txt", Attack, "text/plain; charset=utf-8")]
    public async Task It_is_a_file_with_every_message_its_sender_and_its_time_with_the_zone(string format, string said, string type)
    {
        await using var visitor = await AnsweredAsync();
        await _server.WithDb(db => db.WriteAsync(
            () => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorTimeZone, "Europe/Madrid"), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken));

        var file = await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}&format={format}");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal(type, file.Headers["Content-Type"]);
        Assert.StartsWith($"attachment; filename=chat-2026-07-04.{format}", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("no-store", file.Headers["Cache-Control"], StringComparison.Ordinal);
        foreach (var part in (string[])[said, "Ada", "author Test", "author Test joined", "About two metres", "2026-07-04 11:05 +02:00", "Europe/Madrid"])
        {
            Assert.Contains(part, file.Html.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(format == "txt", file.Html.Contains(Attack, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_of_the_authors_are_in_neither_form()
    {
        await using var visitor = await AnsweredAsync();
        await _server.SeedAsync(db => db.Add(new ConversationNote { ConversationId = visitor.ConversationId, AfterSeq = 1, AuthorName = "author Test", Text = "Between us", CreatedUtc = Some.Day }));

        foreach (var format in (string[])["html", "txt"])
        {
            var file = await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}&format={format}");
            Assert.Contains("About two metres", file.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Between us", file.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_written_down_that_it_was_taken_and_not_by_whom()
    {
        await using var visitor = await AnsweredAsync();
        await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}&format=txt");

        var entry = Assert.Single(await _server.WithDb(db => db.AuditEntries.ToListAsync(TestContext.Current.CancellationToken)));

        Assert.Equal((AuditAction.DownloadedTranscript, visitor.Conversation, ""), (entry.Action, entry.Subject, entry.ByName));
    }

    [Fact]
    public async Task Taking_it_again_and_again_is_written_down_every_quarter_of_an_hour()
    {
        await using var visitor = await AnsweredAsync();
        await using var other = await ChatVisitor.StartedAsync(_server.Url, "Otto");
        for (var taken = 0; taken < 5; taken++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}&format={(taken % 2 == 0 ? "txt" : "html")}")).Status);
        }

        await other.Http.Get($"/chat/transcript?c={other.Conversation}&format=txt");
        Assert.Equal(2, await _server.WithDb(db => db.AuditEntries.CountAsync(TestContext.Current.CancellationToken)));
        _time.Advance(TimeSpan.FromMinutes(15));
        await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}&format=txt");
        Assert.Equal(3, await _server.WithDb(db => db.AuditEntries.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("&format=txt")]
    [InlineData("&format=html")]
    public async Task Somebody_elses_and_one_that_is_not_there_give_the_same_answer(string format)
    {
        await using var visitor = await AnsweredAsync();
        await using var other = await ChatVisitor.StartedAsync(_server.Url, "Mallory");

        var foreign = await other.Http.Get($"/chat/transcript?c={visitor.Conversation}{format}");
        var missing = await other.Http.Get($"/chat/transcript?c={Guid.NewGuid():N}{format}");

        Assert.Equal((HttpStatusCode.NotFound, foreign.Html), (missing.Status, missing.Html));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.Get($"/chat/transcript?c={visitor.Conversation}{format}")).Status);
    }

    private async Task<ChatVisitor> AnsweredAsync()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        var visitor = await ChatVisitor.StartedAsync(_server.Url, text: Attack);
        await author.OpensAsync(visitor.Conversation);
        await author.SaysAsync(visitor.Conversation, "About two metres");
        await visitor.SeesAsync("About two metres");
        return visitor;
    }
}
