using System.Globalization;
using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using static Blog.Tests.Accounts.Administrators;

namespace Blog.Tests.Chat.Letters;

/// <summary>Authors who have the Chats page closed hear of a question that nobody looks at, once per burst.</summary>
public sealed class UnseenQuestionsTests : IAsyncDisposable
{
    private const string Ada = "ada@example.org";
    private const string Eve = "eve@example.org";
    private readonly LetterBlog _blog = new();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task Who_has_taken_the_chat_is_mailed_after_three_minutes_and_nobody_else()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var eve = await _blog.AuthorAsync("eve", isAdministrator: true, email: Eve);
        await using var visitor = await _blog.VisitorAsync(path: await _blog.ArticleOfAsync("ada", "Tide tables"));
        var adasId = (await _blog.Server.FindAsync("ada"))!.Id;
        await _blog.Server.WithDb(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(row => row.AssignedToId, adasId)));

        await _blog.PassAsync(TimeSpan.FromSeconds(179));
        Assert.Empty(_blog.Server.Written());
        await _blog.PassAsync(TimeSpan.FromSeconds(1));

        var letter = Assert.Single(_blog.Server.Written());
        Assert.Equal((Ada, "Vera waits for an answer: Low Water"), (letter.To.Mailboxes.Single().Address, letter.Subject));
        foreach (var part in (string[])["Vera has asked something about “Tide tables”, and nobody has looked yet.", "> When is low water?", $"{_blog.Server.Url}chats/{visitor.Conversation}"])
        {
            Assert.Contains(part, letter.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chat_that_is_open_to_all_is_told_to_everybody_who_wants_it_and_is_not_at_the_desk()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var eve = await _blog.AuthorAsync("eve", email: Eve);
        await using var otto = await _blog.AuthorAsync("otto", email: "otto@example.org");
        await using var quiet = await _blog.AuthorAsync("quiet", email: "quiet@example.org");
        await using var gone = await _blog.AuthorAsync("gone", email: "gone@example.org");
        await SetAsync("quiet", user => user.WantsChatMail = false);
        await SetAsync("gone", user => user.IsDisabled = true);
        await otto.ConnectsAsync();
        await using var visitor = await _blog.VisitorAsync();

        await _blog.PassAsync(minutes: 3);

        Assert.Equal([Ada, Eve], _blog.Server.Written().Select(letter => Assert.Single(letter.To.Mailboxes).Address).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("no mail")]
    [InlineData("disabled")]
    public async Task When_the_one_who_has_taken_it_can_not_be_written_to_the_articles_author_is(string why)
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var eve = await _blog.AuthorAsync("eve", email: Eve);
        await using var otto = await _blog.AuthorAsync("otto", email: why == "no address" ? null : "otto@example.org");
        await SetAsync("otto", user => (user.WantsChatMail, user.IsDisabled) = (why != "no mail", why == "disabled"));
        await using var visitor = await _blog.VisitorAsync(path: await _blog.ArticleOfAsync("ada", "Tide tables"));
        await TakesAsync("otto", visitor);

        await _blog.PassAsync(minutes: 3);

        Assert.Equal(Ada, Assert.Single(Assert.Single(_blog.Server.Written()).To.Mailboxes).Address);
    }

    [Fact]
    public async Task When_neither_of_them_can_be_written_to_everybody_is()
    {
        await using var ada = await _blog.AuthorAsync("ada");
        await using var eve = await _blog.AuthorAsync("eve", email: Eve);
        await using var boss = await _blog.AuthorAsync("boss", isAdministrator: true, email: "boss@example.org");
        await using var visitor = await _blog.VisitorAsync(path: await _blog.ArticleOfAsync("ada", "Tide tables"));
        await TakesAsync("ada", visitor);
        await using var open = await _blog.VisitorAsync(email: null, name: "Otto");
        await TakesAsync("ada", open);

        await _blog.PassAsync(minutes: 3);

        Assert.Equal(
            ["boss@example.org: Otto", "boss@example.org: Vera", "eve@example.org: Otto", "eve@example.org: Vera"],
            _blog.Server.Written().Select(letter => $"{letter.To.Mailboxes.Single().Address}: {letter.Subject!.Split(' ')[0]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_that_can_be_told_to_nobody_keep_no_other_waiting()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var otto = await _blog.AuthorAsync("otto");
        await otto.ConnectsAsync();
        await using var visitor = await _blog.VisitorAsync(email: null);
        var ottosId = (await _blog.Server.FindAsync("otto"))!.Id;
        await _blog.Server.SeedAsync(db => db.AddRange(Enumerable.Range(0, 150).Select(_ => Asked(ottosId))));

        await _blog.PassAsync(minutes: 4);

        Assert.StartsWith("Vera waits", Assert.Single(_blog.Server.WrittenTo(Ada)).Subject, StringComparison.Ordinal);
        await otto.DisposeAsync();
        await SetAsync("ada", user => user.WantsChatMail = false);
        await SetAsync("otto", user => user.Email = "otto@example.org");
        await _blog.PassAsync(minutes: 1);
        for (var tries = 0; tries < 100 && _blog.Server.WrittenTo("otto@example.org").Count == 0; tries++)
        {
            await _blog.PassAsync(minutes: 1);
        }

        Assert.NotEmpty(_blog.Server.WrittenTo("otto@example.org"));
    }

    [Fact]
    public async Task There_is_one_mail_per_burst()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var visitor = await _blog.VisitorAsync();
        await _blog.PassAsync(minutes: 3);
        Assert.Single(_blog.Server.Written());

        foreach (var more in (string[])["More", "And more"])
        {
            await visitor.PostsAsync(more);
            await _blog.PassAsync(minutes: 5);
        }

        Assert.Single(_blog.Server.Written());
        await _blog.PassAsync(minutes: 25);
        await visitor.PostsAsync("Half an hour later");
        await _blog.PassAsync(minutes: 3);
        Assert.Equal(2, _blog.Server.Written().Count);
        Assert.Contains("> Half an hour later", _blog.Server.Written()[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("low water?", _blog.Server.Written()[1].TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_burst_of_many_messages_is_mailed_like_one_of_few(int belongingToTheFirst)
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var visitor = await _blog.VisitorAsync();
        await _blog.PassAsync(minutes: 3);
        Assert.Single(_blog.Server.Written());
        for (var number = 0; number < belongingToTheFirst; number++)
        {
            await visitor.PostsAsync("More");
        }

        await _blog.PassAsync(minutes: 31);
        Assert.Single(_blog.Server.Written());
        for (var number = 1; number <= 12; number++)
        {
            await visitor.PostsAsync(string.Create(CultureInfo.InvariantCulture, $"Word {number:00}"));
        }

        await _blog.PassAsync(minutes: 3);

        Assert.Equal(2, _blog.Server.Written().Count);
        Assert.Contains("> Word 12", _blog.Server.Written()[1].TextBody, StringComparison.Ordinal);
        await _blog.PassAsync(minutes: 60);
        Assert.Equal(2, _blog.Server.Written().Count);
    }

    [Fact]
    public async Task What_somebody_looked_at_is_not_mailed_and_what_comes_afterwards_is()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var visitor = await _blog.VisitorAsync();
        var adasId = (await _blog.Server.FindAsync("ada"))!.Id;
        await _blog.Server.SeedAsync(db => db.Add(new ReadMark { ConversationId = visitor.ConversationId, ParticipantId = adasId, SeenUpTo = 1 }));
        await _blog.PassAsync(minutes: 60);
        Assert.Empty(_blog.Server.Written());

        await visitor.PostsAsync("Are you there?");
        await _blog.PassAsync(minutes: 3);

        Assert.Contains("> Are you there?", Assert.Single(_blog.Server.Written()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answered_or_closed_chat_is_not_mailed()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        await using var answered = await _blog.VisitorAsync(email: null, name: "Otto");
        await using var closed = await _blog.VisitorAsync(email: null, name: "Rosa");
        await using var waiting = await _blog.VisitorAsync(email: null);
        await ada.PostsAsync(answered.Conversation, "Here");
        await ada.ClosesAsync(closed.Conversation);

        await _blog.PassAsync(minutes: 3);

        Assert.StartsWith("Vera waits", Assert.Single(_blog.Server.Written()).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_switches_it_off_in_the_own_settings()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        Assert.True((await _blog.Server.FindAsync("ada"))!.WantsChatMail);

        var saved = await ada.Http.SendsForm("/account/settings", Fields(("WantsChatMail", null)), "/account/settings");

        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.False((await _blog.Server.FindAsync("ada"))!.WantsChatMail);
        await using var visitor = await _blog.VisitorAsync();
        await _blog.PassAsync(minutes: 3);
        Assert.Empty(_blog.Server.Written());
        await ada.Http.SendsForm("/account/settings", Fields(("WantsChatMail", "true")), "/account/settings");
        await _blog.PassAsync(minutes: 1);
        Assert.Single(_blog.Server.Written());
    }

    [Fact]
    public async Task Mail_that_is_wanted_without_an_address_is_said_to_have_none_until_there_is_one()
    {
        await using var ada = await _blog.AuthorAsync("ada", email: Ada);
        Assert.DoesNotContain(Sentence, (await ada.Http.Get("/account/settings")).Html, StringComparison.Ordinal);

        await ada.Http.SendsForm("/account/settings", Fields(("WantsChatMail", "true"), ("Email", "")), "/account/settings");

        Assert.Contains(Sentence, (await ada.Http.Get("/account/settings")).Html, StringComparison.Ordinal);
        await ada.Http.SendsForm("/account/settings", Fields(("WantsChatMail", null), ("Email", "")), "/account/settings");
        Assert.DoesNotContain(Sentence, (await ada.Http.Get("/account/settings")).Html, StringComparison.Ordinal);
    }

    private const string Sentence = "Your account has no e-mail address: until you write one above, nothing is e-mailed.";

    /// <summary>After the first minute, when a chat is everybody's to see.</summary>
    private async Task TakesAsync(string userName, ChatVisitor visitor)
    {
        var id = (await _blog.Server.FindAsync(userName))!.Id;
        await _blog.Server.WithDb(db => db.Conversations.Where(row => row.Id == visitor.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AssignedToId, id).SetProperty(row => row.OpenToAll, true)));
    }

    private Conversation Asked(Guid ownerId)
    {
        var now = _blog.Clock.GetUtcNow().UtcDateTime.AddSeconds(30);
        var visitor = new Visitor { Id = Guid.NewGuid(), CreatedUtc = now };
        return new Conversation
        {
            Id = Guid.NewGuid(),
            Visitor = visitor,
            VisitorName = "Many",
            OpenToAll = true,
            AssignedToId = ownerId,
            LastSeq = 1,
            LastText = "Hello",
            LastMessageUtc = now,
            WaitingSinceUtc = now,
            CreatedUtc = now,
            Messages = [new Message { Seq = 1, SenderId = visitor.Id, SenderName = "Many", ClientId = Guid.NewGuid(), Text = "Hello", CreatedUtc = now }],
        };
    }

    private Task SetAsync(string userName, Action<User> change) => _blog.Server.WithDb(async db =>
    {
        change(await db.Users.SingleAsync(user => user.UserName == userName));
        await db.SaveChangesAsync();
    });
}
