using Blog.Chat;

namespace Blog.Tests.Chat;

/// <summary>Every socket speaks the language of the page that opened it.</summary>
public sealed class LanguageTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Fact]
    public async Task A_Spanish_visitor_and_an_English_author_each_read_their_own_language()
    {
        await using var author = await ChatAuthor.AtDeskAsync(server, "author");
        await using var visitor = new ChatVisitor(server.Url);
        visitor.Cookies[".AspNetCore.Culture"] = "c%3Des%7Cuic%3Des";
        await visitor.StartsAsync("Ada", "Hola");
        await visitor.ConnectsAsync();
        await author.OpensAsync(visitor.Conversation);

        await author.SaysAsync(visitor.Conversation, "Good morning");
        await visitor.SeesAsync("author Test se unió");
        await author.SeesAsync("author Test joined");
        await visitor.SeesAsync("Good morning");
        await visitor.SeesAsync(view => view[ChatIds.Presence]!.TextContent.Trim() == "Responde author Test");
        await author.SeesAsync(view => view.Inbox.Any(row => row.Text.Contains("Answer: Good morning", StringComparison.Ordinal)));

        var refusedVisitor = await visitor.SendsAsync(" ");
        var refusedAuthor = await author.SendsAsync(visitor.Conversation, " ");
        await visitor.SeesAsync(view => view.Refusal(refusedVisitor) == "No se ha enviado. Escribe algo primero.");
        await author.SeesAsync(view => view.Refusal(refusedAuthor) == "Not sent. Write something first.");

        await author.ClosesAsync(visitor.Conversation);
        await visitor.SeesAsync("author Test cerró la conversación");
        await author.SeesAsync("author Test closed the conversation");
        Assert.DoesNotContain("joined", visitor.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("se unió", author.Everything, StringComparison.Ordinal);
    }
}
