using System.Net;
using System.Text;

namespace Blog.Tests.Chat;

/// <summary>What is wrong gets a sentence or a refusal, stores nothing, and disturbs nobody.</summary>
public sealed class BadInputTests(BlogServer server) : IClassFixture<BlogServer>
{
    [Theory]
    [InlineData("", "Write your name first.")]
    [InlineData("   \t ", "Write your name first.")]
    [InlineData("\u200B", "Write your name first.")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "60 characters at most")]
    [InlineData("ADMIN", "belongs to an account")]
    [InlineData("аdmin", "belongs to an account")]
    public async Task A_name_that_can_not_be_used_is_refused_with_the_reason(string name, string reason)
    {
        await using var visitor = new ChatVisitor(server.Url);
        await visitor.OpensPaneAsync();
        var before = await server.CountChatRowsAsync();

        var answer = await visitor.PostsStartAsync(name, "My question");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(reason, answer.Html, StringComparison.Ordinal);
        Assert.Contains("My question", answer.Html, StringComparison.Ordinal);
        Assert.Equal(before, await server.CountChatRowsAsync());
    }

    [Theory]
    [InlineData(0, "Write something first.")]
    [InlineData(2_001, "at most 2,000 characters")]
    public async Task A_message_that_can_not_be_stored_is_refused_on_every_way(int length, string reason)
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var text = new string('x', length);
        var before = await server.CountChatRowsAsync();

        var posted = await visitor.PostsAsync(text);
        var id = await visitor.SendsAsync(text);
        await visitor.SeesAsync(view => view.Refusal(id) != null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.Status);
        Assert.Contains(reason, posted.Html, StringComparison.Ordinal);
        Assert.Contains(reason, visitor.View.Refusal(id), StringComparison.Ordinal);
        Assert.Equal(before, await server.CountChatRowsAsync());
        await visitor.SaysAsync(new string('x', 2_000));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","type":"message","text":"x"}""")]
    [InlineData("""{"type":"message","clientId":"no id","text":"x"}""")]
    [InlineData("""{"type":"seen","upTo":"5"}""")]
    [InlineData("""{"type":"message","clientId":"7d1c1c1c-1c1c-4c1c-8c1c-1c1c1c1c1c1c","text":"\ud800"}""")]
    [InlineData("deep")]
    public async Task A_frame_that_is_not_of_the_protocol_ends_its_own_connection_and_no_other(string frame)
    {
        await using var bystander = await ChatVisitor.StartedAsync(server.Url);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var before = await server.CountChatRowsAsync();

        await visitor.Socket.SendAsync(frame == "deep" ? string.Concat(Enumerable.Repeat("[", 10_000)) : frame);

        Assert.Equal(1008, await visitor.ClosedAsync());
        Assert.Equal(before, await server.CountChatRowsAsync());
        await bystander.SaysAsync("Still here");
    }

    [Fact]
    public async Task Fields_that_nobody_knows_are_ignored()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var id = Guid.NewGuid();

        await visitor.SendAsync(new { type = "message", clientId = id, text = "Known", HEADERS = new { a = "b" }, sender = "author", name = "admin" });
        await visitor.SeesAsync(view => view.Shows(id));

        Assert.Equal("visitor", visitor.View.Messages[^1].Sender);
    }

    [Fact]
    public async Task A_frame_over_sixteen_kilobytes_ends_the_connection_as_too_big()
    {
        await using var bystander = await ChatVisitor.StartedAsync(server.Url);
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);

        await visitor.Socket.SendAsync(Encoding.UTF8.GetBytes(new string('x', (16 * 1024) + 1)));

        Assert.Equal(1009, await visitor.ClosedAsync());
        await bystander.SaysAsync("Still here");
    }

    [Fact]
    public async Task A_post_without_the_token_of_the_form_is_refused()
    {
        await using var visitor = await ChatVisitor.StartedAsync(server.Url);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["c"] = visitor.Conversation, ["clientId"] = $"{Guid.NewGuid()}", ["text"] = "Forged", ["name"] = "Forged" };

        foreach (var address in (string[])["/chat/messages", "/chat/conversations"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.Post(address, fields, ("HX-Request", "true"))).Status);
        }

        Assert.Single(await server.StoredMessagesAsync(visitor.ConversationId));
    }
}
