using System.Net;
using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>Tags on conversations, the list narrowed by them, and closing several at once.</summary>
public sealed class TagTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_tag_and_an_article_together_narrow_the_list_to_an_exact_number()
    {
        await _server.AddWriterAsync("writer", "gauges");
        await using var boss = await ChatAuthor.AtDeskAsync(_server, "boss", isAdministrator: true);
        var articleId = await _server.WithDb(db => db.Articles.Select(article => article.Id).SingleAsync());
        List<ChatVisitor> visitors = [];
        for (var number = 0; number < 6; number++)
        {
            var visitor = new ChatVisitor(_server.Url);
            await visitor.StartsAsync($"Visitor {number}", path: number < 4 ? "/articles/gauges" : "/");
            visitors.Add(visitor);
        }

        // Three of the article's four, and one of the others.
        foreach (var number in (int[])[0, 1, 2, 5])
        {
            Assert.Equal(HttpStatusCode.OK, (await TagsAsync(boss, visitors[number], "  #Silt  ")).Status);
        }

        await AssertListAsync(boss, "tag=silt", 4);
        await AssertListAsync(boss, $"article={articleId}", 4);
        await AssertListAsync(boss, $"tag=silt&article={articleId}", 3);
        await AssertListAsync(boss, $"tag=nothing&article={articleId}", 0);
        var thread = (await boss.Http.Get($"/chats/{visitors[0].Conversation}")).Document;
        Assert.Equal($"/chats?article={articleId}", thread.QuerySelector($"#{ChatIds.Tags} p a")!.GetAttribute("href"));
        Assert.Contains(thread.QuerySelectorAll(".filters a"), link => link.GetAttribute("href") == "/chats?tag=silt");
        visitors.ForEach(visitor => _ = visitor.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task Tags_are_put_on_and_taken_off_and_stand_in_the_row()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");

        var answer = await TagsAsync(ada, visitor, "Guest  Piece");
        await TagsAsync(ada, visitor, "guest piece");

        Assert.Equal(["guest piece"], answer.Document.QuerySelectorAll("li a").Select(link => link.TextContent));
        Assert.Equal(["guest piece"], await _server.WithDb(db => db.ConversationTags.Select(tag => tag.Name).ToListAsync()));
        await ada.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector(".tag")?.TextContent == "guest piece");
        var gone = await ada.SubmitsAsync($"/chats/{visitor.Conversation}/tags?handler=remove&tag=guest%20piece");
        Assert.Equal(HttpStatusCode.SeeOther, gone.Status);
        await ada.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector(".tag") is null);
    }

    [Fact]
    public async Task A_conversation_has_ten_tags_at_most_and_none_without_letters()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        for (var number = 1; number <= ConversationTag.MaxOfConversation; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await TagsAsync(ada, visitor, $"tag {number}")).Status);
        }

        foreach (var (typed, sentence) in ((string, string)[])[("one more", "at most 10 tags"), (" # ", "Write a word for it."), (new string('z', 41), "at most 40 characters")])
        {
            var refused = await TagsAsync(ada, visitor, typed);
            var page = await ada.SubmitsAsync($"/chats/{visitor.Conversation}/tags", ("name", typed));
            foreach (var answer in (Answer[])[refused, page])
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
                Assert.Contains(sentence, answer.Document.QuerySelector("#tag-error")!.TextContent, StringComparison.Ordinal);
                Assert.Equal(typed, answer.Document.QuerySelector("#tag-name")!.GetAttribute("value"));
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await TagsAsync(ada, visitor, "tag 3")).Status);
        Assert.Equal(10, await _server.WithDb(db => db.ConversationTags.CountAsync()));
    }

    [Fact]
    public async Task Several_chats_are_closed_at_once_after_a_second_look_and_only_those_that_one_sees()
    {
        await using var owner = await ChatAuthor.AtDeskAsync(_server.Url, await _server.AddWriterAsync("writer", "guarded"));
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var first = await ChatVisitor.StartedAsync(_server.Url, "First");
        await using var second = await ChatVisitor.StartedAsync(_server.Url, "Second");
        await using var third = await ChatVisitor.StartedAsync(_server.Url, "Third");
        await using var hidden = await ChatVisitor.StartedAsync(_server.Url, "Hidden", path: "/articles/guarded");
        await ada.ClosesAsync(third.Conversation);
        var ticked = new[] { first, second, third, hidden }.Select(visitor => ("c", visitor.Conversation)).ToArray();
        var list = (await ada.Http.Get("/chats/bulk")).Document;
        Assert.Equal(2, list.QuerySelectorAll("input[type=checkbox]").Length);

        var query = string.Join('&', ticked.Select(pair => $"{pair.Item1}={pair.Conversation}"));
        var asked = await ada.Http.Get($"/chats/bulk?ask=ticked&{query}");

        Assert.Contains(asked.Document.QuerySelectorAll("button"), button => button.TextContent == "Close 2 conversations");
        Assert.Equal(2, asked.Document.QuerySelectorAll("input[name=c]").Length);
        Assert.Equal(3, await _server.WithDb(db => db.Conversations.CountAsync(row => row.ClosedUtc == null)));

        var kept = await ada.Http.Get(asked.Document.QuerySelector(".bulk a.btn")!.GetAttribute("href")!);
        Assert.Equal(2, kept.Document.QuerySelectorAll("input[type=checkbox][checked]").Length);

        var closed = await ada.SubmitsAsync("/chats/bulk", ticked);

        Assert.Equal(HttpStatusCode.SeeOther, closed.Status);
        Assert.Contains("2 conversations are closed.", (await ada.Http.Get(closed.Headers["Location"])).Html, StringComparison.Ordinal);
        Assert.Equal(["Hidden"], await _server.WithDb(db => db.Conversations.Where(row => row.ClosedUtc == null).Select(row => row.VisitorName).ToListAsync()));
        foreach (var visitor in (ChatVisitor[])[first, second])
        {
            await visitor.SeesAsync(view => view.Messages is [.., { Sender: "system" }]);
        }

        Assert.Contains("Tick at least one conversation that is open.", (await ada.Http.Get($"/chats/bulk?ask=ticked&{query}")).Html, StringComparison.Ordinal);
        Assert.EndsWith("done=0", (await ada.SubmitsAsync("/chats/bulk", ticked)).Headers["Location"], StringComparison.Ordinal);
    }

    private static async Task AssertListAsync(ChatAuthor author, string query, int count)
    {
        var page = (await author.Http.Get($"/chats?{query}")).Document;
        Assert.Equal(count, page.QuerySelectorAll("a.row").Length);
        Assert.StartsWith($"{count} conversation", page.QuerySelector(".narrowed span")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Answer> TagsAsync(ChatAuthor author, ChatVisitor visitor, string name) =>
        author.SubmitsAsync($"/chats/{visitor.Conversation}/tags", [("name", name)], ("HX-Request", "true"), ("HX-Target", ChatIds.Tags));
}
