using System.Net;
using Blog.Data;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat.Letters;

/// <summary>A transcript goes to the address on file and to no other, and that it went is written down.</summary>
public sealed class MailTranscriptTests : IAsyncDisposable
{
    private readonly LetterBlog _blog = new();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("visitor")]
    [InlineData("author")]
    public async Task It_goes_to_the_address_on_file_whatever_the_form_says_and_holds_no_note(string side)
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync(language: "es");
        await author.PostsAsync(visitor.Conversation, "A las seis y media.");
        await _blog.Server.SeedAsync(db => db.Add(new ConversationNote { ConversationId = visitor.ConversationId, AuthorName = "ada", Text = "zqnote", AfterSeq = 1, CreatedUtc = Some.Day }));

        var sent = side == "visitor" ? await AskAsync(visitor.Http, visitor.Conversation) : await PressAsync(author.Http, visitor.Conversation);

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("on its way", (await (side == "visitor" ? visitor.Http : author.Http).Get(sent.Headers["Location"])).Text("main [role=status]"), StringComparison.Ordinal);
        var letter = Assert.Single(_blog.Server.Written());
        Assert.Equal((LetterBlog.Address, "Su chat con Low Water"), (letter.To.Mailboxes.Single().Address, letter.Subject));
        foreach (var text in (string[])[letter.TextBody!, letter.HtmlBody!])
        {
            Assert.Contains("When is low water?", text, StringComparison.Ordinal);
            Assert.Contains("A las seis y media.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("zqnote", text, StringComparison.Ordinal);
        }

        var entry = await _blog.Server.WithDb(db => db.AuditEntries.SingleAsync());
        Assert.Equal((AuditAction.SentTranscript, side == "visitor" ? "" : "ada Test", visitor.Conversation), (entry.Action, entry.ByName, entry.Subject));
    }

    [Fact]
    public async Task The_menu_gets_a_sentence_in_the_buttons_place_and_offers_it_only_with_an_address_on_file()
    {
        await using var visitor = await AnsweredAsync();
        Assert.Contains("E-mail the transcript", (await visitor.OpensPaneAsync()).Texts("form[action='/chat/mail-transcript'] button"));

        var sent = await AskAsync(visitor.Http, visitor.Conversation, ("HX-Request", "true"));

        Assert.Equal((HttpStatusCode.OK, "The transcript is on its way to the address that was left in the chat."), (sent.Status, sent.Text("[role=status]")));
        await using var other = await _blog.VisitorAsync(email: null);
        Assert.Empty((await other.OpensPaneAsync()).Texts("form[action='/chat/mail-transcript'] button"));
    }

    [Fact]
    public async Task Without_an_address_it_is_refused_and_nothing_is_written()
    {
        await using var visitor = await _blog.VisitorAsync(email: null);

        var refused = await AskAsync(visitor.Http, visitor.Conversation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("No e-mail address was left in this chat, and a transcript goes to no other.", refused.Text("main [role=status]"));
        Assert.Empty(_blog.Server.Written());
        Assert.Equal(0, await _blog.Server.WithDb(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Pressing_again_fills_nobodys_mailbox()
    {
        await using var visitor = await AnsweredAsync();
        await AskAsync(visitor.Http, visitor.Conversation);
        _blog.Clock.Advance(TimeSpan.FromMinutes(14.9));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(visitor.Http, visitor.Conversation)).Status);
        Assert.Single(_blog.Server.WrittenTo(LetterBlog.Address));
        _blog.Clock.Advance(TimeSpan.FromMinutes(0.1));
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(visitor.Http, visitor.Conversation)).Status);
        Assert.Equal(2, _blog.Server.WrittenTo(LetterBlog.Address).Count);
    }

    [Theory]
    [InlineData("visitor")]
    [InlineData("author")]
    public async Task A_chat_that_nobody_has_answered_is_mailed_to_nobody(string side)
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var visitor = await _blog.VisitorAsync();

        var refused = side == "visitor" ? await AskAsync(visitor.Http, visitor.Conversation) : await PressAsync(author.Http, visitor.Conversation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Nobody has answered yet.", refused.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Empty(_blog.Server.Written());
        await author.PostsAsync(visitor.Conversation, "At half past six.");
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(visitor.Http, visitor.Conversation)).Status);
    }

    [Fact]
    public async Task One_address_gets_five_a_day_from_whatever_chats_and_however_it_is_written()
    {
        for (var sent = 0; sent < 5; sent++)
        {
            await using var other = await AnsweredAsync(sent % 2 == 0 ? LetterBlog.Address : "Vera@Example.org");
            Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(other.Http, other.Conversation)).Status);
            await other.PressesAsync("erase");
        }

        await using var visitor = await AnsweredAsync();
        var refused = await AskAsync(visitor.Http, visitor.Conversation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Many transcripts went to that address today. Download it, or try again tomorrow.", refused.Text("main [role=status]"));
        await using var free = await AnsweredAsync("otto@example.org");
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(free.Http, free.Conversation)).Status);
        _blog.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(visitor.Http, visitor.Conversation)).Status);
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_is_not_counted()
    {
        await using var visitor = await AnsweredAsync();
        for (var pressed = 0; pressed < 10; pressed++)
        {
            await AskAsync(visitor.Http, visitor.Conversation);
        }

        Assert.Single(_blog.Server.WrittenTo(LetterBlog.Address));
        await using var other = await AnsweredAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(other.Http, other.Conversation)).Status);
    }

    [Fact]
    public async Task Of_a_chat_that_is_not_ones_own_there_is_none()
    {
        await using var visitor = await _blog.VisitorAsync();
        await using var other = await _blog.VisitorAsync(email: "otto@example.org", name: "Otto");

        var foreign = await AskAsync(other.Http, visitor.Conversation);
        var random = await AskAsync(other.Http, $"{Guid.NewGuid():N}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, random.Status));
        Assert.Empty(_blog.Server.Written());
    }

    [Fact]
    public async Task Of_a_chat_that_is_erased_while_it_is_written_none_is_mailed()
    {
        await using var visitor = await AnsweredAsync();
        _blog.Meanwhile.Do(() => _blog.EraseAsync(visitor), """FROM "Messages" """);

        var answer = await AskAsync(visitor.Http, visitor.Conversation);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(_blog.Server.Written());
        Assert.Equal(AuditAction.ErasedByVisitor, (await _blog.Server.WithDb(db => db.AuditEntries.SingleAsync())).Action);
    }

    [Fact]
    public async Task To_an_address_that_is_taken_back_while_it_is_written_none_is_mailed()
    {
        await using var visitor = await AnsweredAsync();
        _blog.Meanwhile.Do(() => _blog.Server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorEmail, (string?)null))), """FROM "Messages" """);

        var answer = await AskAsync(visitor.Http, visitor.Conversation);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "No e-mail address was left in this chat, and a transcript goes to no other."), (answer.Status, answer.Text("main [role=status]")));
        Assert.Empty(_blog.Server.Written());
        Assert.Equal(0, await _blog.Server.WithDb(db => db.AuditEntries.CountAsync()));
    }

    private async Task<ChatVisitor> AnsweredAsync(string email = LetterBlog.Address)
    {
        var visitor = await _blog.VisitorAsync(email);
        await _blog.Server.WithDb(db => db.Conversations.Where(row => row.Id == visitor.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FirstReplyUtc, _blog.Clock.GetUtcNow().UtcDateTime)));
        return visitor;
    }

    /// <summary>A form that asks for another address as well.</summary>
    private static Task<Answer> AskAsync(HttpClient visitor, string conversation, params (string Name, string Value)[] headers) => SendAsync(visitor, "/chat/mail-transcript", conversation, headers);

    private static Task<Answer> PressAsync(HttpClient author, string conversation) => SendAsync(author, $"/chats/{conversation}/transcript", conversation);

    private static async Task<Answer> SendAsync(HttpClient browser, string address, string conversation, params (string Name, string Value)[] headers)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = (await browser.Get("/chat/token")).Html,
            ["c"] = conversation,
            ["email"] = "eve@example.org",
            ["to"] = "eve@example.org",
        };
        return await browser.Post(address, fields, headers);
    }
}
