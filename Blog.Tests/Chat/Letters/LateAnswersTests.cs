using System.Globalization;
using Blog.Data;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat.Letters;

/// <summary>An answer reaches a visitor who has gone, by one mail that does not nag.</summary>
public sealed class LateAnswersTests : IAsyncDisposable
{
    private readonly LetterBlog _blog = new();

    private IReadOnlyList<MimeKit.MimeMessage> Mail => _blog.Server.WrittenTo(LetterBlog.Address);

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task An_answer_that_was_not_seen_for_two_minutes_is_mailed_and_not_before()
    {
        await using var author = await _blog.AuthorAsync("ada");
        var path = await _blog.ArticleOfAsync("ada", "Tide tables");
        await using var visitor = await _blog.VisitorAsync(path: path);
        await author.PostsAsync(visitor.Conversation, "At half past six.\nWear boots.");

        await _blog.PassAsync(TimeSpan.FromSeconds(119));
        Assert.Empty(Mail);
        await _blog.PassAsync(TimeSpan.FromSeconds(1));

        var letter = Assert.Single(Mail);
        Assert.Equal("ada Test has answered you: Low Water", letter.Subject);
        Assert.Equal(("Vera", "Low Water"), (letter.To.Mailboxes.Single().Name, letter.From.Mailboxes.Single().Name));
        foreach (var part in (string[])["Hello Vera,", "ada Test has answered your question about “Tide tables” at Low Water.", "> At half past six.", "> Wear boots.", $"{_blog.Server.Url}chat/link?t=", $"{_blog.Server.Url}chat/stop-mail?t="])
        {
            Assert.Contains(part, letter.TextBody, StringComparison.Ordinal);
        }

        Assert.Contains("At half past six.<br>", letter.HtmlBody!.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", letter.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_visitors_language()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync(language: "es");
        await author.PostsAsync(visitor.Conversation, "A las seis y media.");

        await _blog.PassAsync(minutes: 2);

        var letter = Assert.Single(Mail);
        Assert.Equal(("ada Test te ha respondido: Low Water", "es"), (letter.Subject, letter.Body!.Headers["Content-Language"]));
        Assert.Contains("Abrir el chat y responder", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_grouped_and_another_mail_comes_fifteen_minutes_later_at_the_earliest()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync();
        await author.PostsAsync(visitor.Conversation, "First");
        await _blog.PassAsync(minutes: 1);
        await author.PostsAsync(visitor.Conversation, "Second");
        await _blog.PassAsync(minutes: 1);
        Assert.Contains("> First", Assert.Single(Mail).TextBody, StringComparison.Ordinal);
        Assert.Contains("> Second", Mail[0].TextBody, StringComparison.Ordinal);

        await author.PostsAsync(visitor.Conversation, "Third");
        await _blog.PassAsync(minutes: 14.9);
        Assert.Single(Mail);
        await _blog.PassAsync(minutes: 0.1);

        Assert.Equal(2, Mail.Count);
        Assert.Contains("> Third", Mail[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("First", Mail[1].TextBody, StringComparison.Ordinal);
        await _blog.PassAsync(minutes: 60);
        Assert.Equal(2, Mail.Count);
    }

    [Fact]
    public async Task Of_many_answers_the_newest_ten_are_repeated_and_the_others_counted()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync();
        for (var number = 1; number <= 12; number++)
        {
            await author.PostsAsync(visitor.Conversation, string.Create(CultureInfo.InvariantCulture, $"Answer {number:00}"));
        }

        await _blog.PassAsync(minutes: 2);

        var text = Assert.Single(Mail).TextBody!;
        Assert.Contains("2 older answers stand in the chat.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer 02", text, StringComparison.Ordinal);
        Assert.Equal(10, text.Split("> Answer ").Length - 1);
    }

    [Fact]
    public async Task What_was_seen_is_not_mailed()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var seeing = await _blog.VisitorAsync();
        await seeing.ConnectsAsync();
        await author.PostsAsync(seeing.Conversation, "Seen");
        await seeing.SeesAsync("Seen");
        await seeing.SendAsync(new { type = "seen", upTo = seeing.View.Cursor });
        await WaitUntilSeenAsync(seeing);
        await using var gone = await _blog.VisitorAsync();
        await author.PostsAsync(gone.Conversation, "Unseen");

        await _blog.PassAsync(minutes: 2);

        Assert.Contains("> Unseen", Assert.Single(Mail).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_block_holds_its_visitor_is_not_mailed()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync();
        await author.PostsAsync(visitor.Conversation, "After the block");
        var visitorId = (await _blog.Server.StoredConversationAsync(visitor.ConversationId)).VisitorId;
        var now = _blog.Clock.GetUtcNow().UtcDateTime;
        await _blog.Server.SeedAsync(db => db.Add(new VisitorBlock { VisitorId = visitorId, Reason = "Spam", ByName = "ada", CreatedUtc = now, UntilUtc = now.AddMinutes(10) }));

        await _blog.PassAsync(minutes: 9.9);
        Assert.Empty(Mail);
        await _blog.PassAsync(minutes: 0.1);

        Assert.Contains("> After the block", Assert.Single(Mail).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_tags_and_other_peoples_words_are_in_no_mail()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync();
        await author.PostsAsync(visitor.Conversation, "For everybody");
        await _blog.Server.SeedAsync(db =>
        {
            db.Add(new ConversationNote { ConversationId = visitor.ConversationId, AuthorName = "ada", Text = "zqsecret", AfterSeq = 1, CreatedUtc = Some.Day });
            db.Add(new ConversationTag { ConversationId = visitor.ConversationId, Name = "zqtag" });
        });

        await _blog.PassAsync(minutes: 2);

        var letter = Assert.Single(Mail);
        foreach (var text in (string[])[letter.TextBody!, letter.HtmlBody!, letter.Subject!, .. letter.Headers.Select(header => header.Value)])
        {
            Assert.DoesNotContain("zqsecret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("zqtag", text, StringComparison.Ordinal);
        }

        Assert.Contains("For everybody", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("For everybody", letter.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_and_texts_are_texts()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync(name: "<b>Vera</b> <eve@example.org>");
        await author.PostsAsync(visitor.Conversation, "<script>alert(1)</script>");

        await _blog.PassAsync(minutes: 2);

        var letter = Assert.Single(Mail);
        Assert.Equal(LetterBlog.Address, letter.To.Mailboxes.Single().Address);
        Assert.Contains("&lt;script&gt;", letter.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", letter.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Vera", letter.HtmlBody, StringComparison.Ordinal);
    }

    private async Task WaitUntilSeenAsync(ChatVisitor visitor)
    {
        var visitorId = (await _blog.Server.StoredConversationAsync(visitor.ConversationId)).VisitorId;
        using var patience = new CancellationTokenSource(visitor.Patience);
        while (!await _blog.Server.WithDb(db => db.ReadMarks.AnyAsync(mark => mark.ConversationId == visitor.ConversationId && mark.ParticipantId == visitorId && mark.SeenUpTo >= visitor.View.Cursor, patience.Token)))
        {
            await Task.Yield();
        }
    }
}
