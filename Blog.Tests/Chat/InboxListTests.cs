using System.Net;
using Blog.Chat;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Chat;

/// <summary>The tabs over the list, what it is narrowed to, and what its rows say.</summary>
public sealed class InboxListTests : IAsyncLifetime
{
    private readonly BlogServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/chats", "Waits", "Answered")]
    [InlineData("/chats?tab=waiting", "Waits")]
    [InlineData("/chats?tab=mine", "Answered")]
    [InlineData("/chats?tab=closed", "Closed")]
    [InlineData("/chats?tag=silt", "Answered")]
    [InlineData("/chats?tab=waiting&tag=silt")]
    [InlineData("/chats?only=email", "Waits")]
    [InlineData("/chats?only=blocked", "Waits")]
    [InlineData("/chats?article=1", "Answered")]
    [InlineData("/chats?article=7")]
    [InlineData("/chats?tab=nonsense", "Waits", "Answered")]
    public async Task A_list_holds_what_its_address_says(string address, params string[] names)
    {
        await using var author = await SomeChatsAsync();

        var page = await author.Http.Get(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(names, page.Document.QuerySelectorAll(".rows b").Select(name => name.FirstChild!.TextContent.Trim()));
        Assert.Equal(["Waiting 1", "Mine 1", "Open 2", "Closed"], page.Document.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent.Trim()));
    }

    [Theory]
    [InlineData("eve", ArticleStatus.Draft, false, "An article that is gone")]
    [InlineData("eve", ArticleStatus.Published, true, "An article that is gone")]
    [InlineData("eve", ArticleStatus.Published, false, "Silt")]
    [InlineData("ada", ArticleStatus.Draft, false, "Silt")]
    public async Task The_title_of_another_authors_draft_is_not_told(string reader, ArticleStatus status, bool isScheduled, string title)
    {
        await using var other = await ChatAuthor.AtDeskAsync(_server, reader == "ada" ? "eve" : "ada");
        await using var desk = await ChatAuthor.AtDeskAsync(_server, reader);
        var ada = (await _server.FindAsync("ada"))!.Id;
        await _server.SeedAsync(db =>
        {
            var article = Some.Article("Silt");
            (article.AuthorId, article.Status) = (ada, status);
            article.PublishedUtc = isScheduled ? TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1) : article.PublishedUtc;
            db.Add(article);
        });

        var page = await desk.Http.Get("/chats?article=1");

        Assert.Equal(title, page.Text(".narrowed em"));
    }

    [Fact]
    public async Task A_page_behind_the_last_one_says_that_it_is_empty_and_leads_to_the_first()
    {
        await using var author = await SomeChatsAsync();

        var page = await author.Http.Get("/chats?tab=waiting&page=99");

        Assert.Equal("This page is empty.", page.Text(".inbox .empty h2"));
        Assert.Equal("/chats?tab=waiting", page.Document.QuerySelector(".inbox .empty a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_line_brings_the_list_that_the_page_shows()
    {
        await using var author = await SomeChatsAsync();
        await author.SendAsync(new { type = "watch", tab = "mine" });
        await author.SeesAsync(view => view.Inbox.Count == 1 && view[ChatIds.Inbox]!.GetAttribute("data-tab") == "mine");

        await author.SendAsync(new { type = "watch", tab = "open", tag = "silt" });

        await author.SeesAsync(view => view[ChatIds.Inbox]!.QuerySelector(".narrowed")?.TextContent.Contains("1 conversation", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_row_tells_who_is_here_who_types_and_what_is_known()
    {
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        await author.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector("[aria-label='On the page now']") is not null);
        await visitor.SendAsync(new { type = "typing" });
        await author.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector(".typing-now") is not null);
        await visitor.SendAsync(new { type = "typing", stop = true });
        await author.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector(".typing-now") is null);

        await visitor.DisposeAsync();

        await author.SeesAsync(view => view.Inbox is [var row] && row.Element.QuerySelector("[aria-label='Left']") is not null);
    }

    [Fact]
    public async Task A_chat_made_unread_counts_again_for_this_author_alone_and_the_visitor_hears_nothing_of_it()
    {
        await using var ada = await ChatAuthor.AtDeskAsync(_server, "ada");
        await using var eve = await ChatAuthor.AtDeskAsync(_server, "eve");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera");
        foreach (var author in (ChatAuthor[])[ada, eve])
        {
            await author.SendAsync(new { type = "seen", c = visitor.Conversation, upTo = 1 });
            await author.SeesAsync(view => view.InboxUnread == 0 && view.Inbox.Count == 1);
        }

        Assert.Equal(HttpStatusCode.OK, (await ada.PressesAsync(visitor.Conversation, "unread")).Status);

        await ada.SeesAsync(view => view.InboxUnread == 1 && view.Inbox.Single().Unread == 1);
        Assert.Equal(0, (await eve.Http.Get("/chats")).Document.QuerySelectorAll("[data-unread='1']").Length);
        Assert.Equal([1L, 1L, 1L], await _server.WithDb(db => db.ReadMarks.Select(mark => mark.SeenUpTo).ToListAsync()));
        await ada.SendAsync(new { type = "seen", c = visitor.Conversation, upTo = 1 });
        await ada.SeesAsync(view => view.InboxUnread == 0);
    }

    [Fact]
    public async Task The_pages_that_a_visitor_reads_stand_beside_the_conversation_as_they_are_opened()
    {
        await _server.SeedAsync(db => db.AddRange(Some.Article("Silt"), Some.Article("Sand")));
        await using var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var visitor = await ChatVisitor.StartedAsync(_server.Url, "Vera", path: "/articles/silt");
        await author.OpensAsync(visitor.Conversation);
        var trail = ChatIds.Trail(visitor.ConversationId);

        await visitor.SendAsync(new { type = "reading", path = "/articles/silt", percent = 80 });
        await author.SeesAsync(view => view[trail]!.TextContent.Contains("80 %", StringComparison.Ordinal));
        await visitor.SendAsync(new { type = "reading", path = "/articles/sand" });

        await author.SeesAsync(view => view[trail]!.QuerySelectorAll("li > :first-child").Select(page => page.TextContent).SequenceEqual(["Sand", "Silt"]));
        Assert.Contains("now", author.View[trail]!.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Three chats: one waits, one is answered and the author's, one is closed.</summary>
    private async Task<ChatAuthor> SomeChatsAsync()
    {
        await _server.SeedAsync(db => db.Add(Some.Article("Silt")));
        var author = await ChatAuthor.AtDeskAsync(_server, "author");
        await using var waits = await ChatVisitor.StartedAsync(_server.Url, "Waits");
        await using var answered = await ChatVisitor.StartedAsync(_server.Url, "Answered", path: "/articles/silt");
        await using var closed = await ChatVisitor.StartedAsync(_server.Url, "Closed");
        await author.PressesAsync(answered.Conversation, "claim");
        await author.PostsAsync(answered.Conversation, "Yes");
        await author.ClosesAsync(closed.Conversation);
        await _server.WithDb(async db =>
        {
            var row = await db.Conversations.SingleAsync(found => found.Id == waits.ConversationId);
            row.VisitorEmail = "reader@example.org";
            db.VisitorBlocks.Add(new VisitorBlock { VisitorId = row.VisitorId, Reason = "Noise", ByName = "author", CreatedUtc = Some.Day });
            db.ConversationTags.Add(new ConversationTag { ConversationId = answered.ConversationId, Name = "silt" });
            await db.SaveChangesAsync();
        });
        return author;
    }
}
