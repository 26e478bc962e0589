using Blog.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat.Letters;

/// <summary>What goes wrong with the letter of one chat is that chat's alone.</summary>
public sealed class LetterJobTests : IAsyncDisposable
{
    private const string Ada = "ada@example.org";
    private readonly LetterBlog _blog = new();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task An_answer_that_cannot_be_mailed_keeps_no_other_from_it_and_is_mailed_later()
    {
        await using var author = await _blog.AuthorAsync("ada");
        await using var otto = await _blog.VisitorAsync(email: "otto@example.org", name: "Otto");
        await using var vera = await _blog.VisitorAsync();
        await author.PostsAsync(otto.Conversation, "For Otto");
        await author.PostsAsync(vera.Conversation, "For Vera");
        await RefuseAsync("Otto");

        await _blog.PassAsync(minutes: 2);

        Assert.Contains("> For Vera", Assert.Single(_blog.Server.Written()).TextBody, StringComparison.Ordinal);
        Assert.Contains(_blog.Errors, error => error.Contains(otto.Conversation, StringComparison.Ordinal));
        await AllowAsync();
        await _blog.PassAsync(minutes: 1);
        Assert.Contains("> For Otto", Assert.Single(_blog.Server.WrittenTo("otto@example.org")).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_cannot_be_mailed_keeps_no_other_from_it_and_is_mailed_later()
    {
        await using var author = await _blog.AuthorAsync("ada", email: Ada);
        await using var otto = await _blog.VisitorAsync(name: "Otto");
        await using var vera = await _blog.VisitorAsync();
        await RefuseAsync("Otto");

        await _blog.PassAsync(minutes: 3);

        Assert.StartsWith("Vera waits", Assert.Single(_blog.Server.WrittenTo(Ada)).Subject, StringComparison.Ordinal);
        Assert.Contains(_blog.Errors, error => error.Contains(otto.Conversation, StringComparison.Ordinal));
        await AllowAsync();
        await _blog.PassAsync(minutes: 1);
        Assert.Contains(_blog.Server.WrittenTo(Ada), letter => letter.Subject!.StartsWith("Otto waits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chat_that_is_erased_while_its_letter_is_written_gets_none_and_is_no_fault(bool isAnswered)
    {
        await using var author = await _blog.AuthorAsync("ada", email: isAnswered ? null : Ada);
        await using var otto = await _blog.VisitorAsync(email: "otto@example.org", name: "Otto");
        await using var vera = await _blog.VisitorAsync();
        if (isAnswered)
        {
            await author.PostsAsync(otto.Conversation, "For Otto");
            await author.PostsAsync(vera.Conversation, "For Vera");
        }

        var erased = false;
        _blog.Meanwhile.Do(
            async () =>
            {
                await _blog.EraseAsync(otto);
                erased = true;
            },
            isAnswered ? ["\"MailedUtc\"", "\"Title\""] : ["\"AuthorsMailedUpTo\"", "\"AuthorId\""]);
        await _blog.PassAsync(minutes: 3);

        Assert.True(erased);
        Assert.Contains(isAnswered ? "For Vera" : "Vera has asked", Assert.Single(_blog.Server.Written()).TextBody, StringComparison.Ordinal);
        Assert.Empty(_blog.Errors);
    }

    /// <summary>The database takes no mark of a letter about the chat of this visitor.</summary>
    private Task<int> RefuseAsync(string visitorName) => WriteAsync($"""
        CREATE TRIGGER "Refuse" BEFORE UPDATE OF "MailedUpTo", "AuthorsMailedUpTo" ON "Conversations" WHEN NEW."VisitorName" = '{visitorName}'
        BEGIN SELECT RAISE(ABORT, 'refused'); END
        """);

    private Task<int> AllowAsync() => WriteAsync("""DROP TRIGGER "Refuse" """);

    private Task<int> WriteAsync(string sql) => _blog.Server.WithDb(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(sql), TestContext.Current.CancellationToken));
}
