using System.Net;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Demo;

/// <summary>One blog that was started with the demo content.</summary>
public sealed class DemoBlog : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2045, 11, 14, 6, 0, 0, TimeSpan.Zero);

    public DemoBlog()
    {
        Server.Settings["Blog:Seed"] = "demo";
        Server.Settings["Blog:Admin:Password"] = Account.Password;
    }

    public BlogServer Server { get; } = new() { Time = new FakeTimeProvider(Now) };

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

public sealed class DemoSeedTests(DemoBlog blog) : IClassFixture<DemoBlog>
{
    private static readonly DateTime Now = DemoBlog.Now.UtcDateTime;
    private readonly BlogServer _server = blog.Server;

    [Fact]
    public async Task There_are_eight_articles_in_English_and_five_in_Spanish_a_draft_and_a_scheduled_one()
    {
        var articles = await _server.WithDb(db => db.Articles.ToListAsync(TestContext.Current.CancellationToken));

        var published = articles.Where(article => article.Status == ArticleStatus.Published && article.PublishedUtc <= Now).ToList();
        Assert.Equal(8, published.Count(article => article.Language == "en"));
        Assert.Equal(5, published.Count(article => article.Language == "es"));
        Assert.Single(articles, article => article.Status == ArticleStatus.Draft);
        Assert.Single(articles, article => article.Status == ArticleStatus.Published && article.PublishedUtc > Now);
        Assert.True(published.Max(article => article.PublishedUtc) - published.Min(article => article.PublishedUtc) > TimeSpan.FromDays(60));
        Assert.All(articles, article => Assert.True(article.CreatedUtc <= Now));
    }

    [Fact]
    public async Task One_of_the_Spanish_articles_translates_an_English_one()
    {
        var translation = await _server.WithDb(db => db.Articles.Include(article => article.Original).SingleAsync(article => article.OriginalId != null, TestContext.Current.CancellationToken));

        Assert.Equal(("es", "en"), (translation.Language, translation.Original!.Language));
        Assert.Equal(translation.Contents.Count, translation.Original.Contents.Count);
    }

    [Fact]
    public async Task Every_text_is_long_enough_to_read_and_has_headings()
    {
        var articles = await _server.WithDb(db => db.Articles.ToListAsync(TestContext.Current.CancellationToken));

        Assert.All(articles, article =>
        {
            Assert.InRange(article.Markdown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 250, 900);
            Assert.NotEmpty(article.Contents);
            Assert.NotEmpty(article.Excerpt);
        });
    }

    [Theory]
    [InlineData("<figure")]
    [InlineData("<table")]
    [InlineData("<blockquote")]
    [InlineData("footnotes")]
    [InlineData("class=\"task\"")]
    [InlineData(">C#<")]
    [InlineData(">Python<")]
    [InlineData(">SQL<")]
    [InlineData(">JSON<")]
    public async Task The_texts_show_what_an_article_can_hold(string html)
    {
        var texts = await _server.WithDb(db => db.Articles.Select(article => article.Html).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains(texts, text => text.Contains(html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_are_comments_one_of_them_by_an_author_and_votes()
    {
        var comments = await _server.WithDb(db => db.Comments.Include(comment => comment.Article).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains(comments.GroupBy(comment => comment.ArticleId), article => article.Count() > 2);
        Assert.Contains(comments, comment => comment.AuthorId == comment.Article!.AuthorId);
        Assert.All(comments, comment => Assert.True(comment.CreatedUtc <= Now));
        Assert.True(await _server.WithDb(db => db.Votes.AnyAsync(vote => vote.ArticleId != null, TestContext.Current.CancellationToken)));
        Assert.True(await _server.WithDb(db => db.Votes.AnyAsync(vote => vote.CommentId != null, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("marta")]
    [InlineData("tomas")]
    [InlineData("lena")]
    public async Task Every_account_opens_with_the_administrators_password(string userName)
    {
        using var browser = _server.CreateClient();

        using var response = await browser.SignInAsync(userName);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Two_of_them_are_authors_and_have_display_names_of_two_words()
    {
        var users = await _server.WithDb(db => db.Users.Where(user => !user.IsAdministrator).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["marta", "tomas"], users.Where(user => user.IsAuthor).Select(user => user.UserName).Order());
        Assert.Equal("lena", Assert.Single(users, user => !user.IsAuthor).UserName);
        Assert.All(users, user => Assert.Equal(2, user.DisplayName.Split(' ').Length));
    }

    [Fact]
    public async Task The_chats_keep_the_rules_of_a_conversation()
    {
        var chats = await _server.WithDb(db => db.Conversations.Include(chat => chat.Messages).Include(chat => chat.Visitor).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, chats.Count);
        Assert.Single(chats, chat => chat.WaitingSinceUtc is not null);
        Assert.Single(chats, chat => chat.Visitor!.UserId is not null);
        Assert.All(chats, chat =>
        {
            var messages = chat.Messages.OrderBy(message => message.Seq).ToList();
            Assert.Equal(Enumerable.Range(1, messages.Count).Select(seq => (long)seq), messages.Select(message => message.Seq));
            Assert.Equal((messages[^1].Seq, messages[^1].Text, messages[^1].Sender), (chat.LastSeq, chat.LastText, chat.LastSender));
            Assert.Equal(messages[^1].CreatedUtc, chat.LastMessageUtc);
            Assert.Equal(messages.Select(message => message.CreatedUtc).Order(), messages.Select(message => message.CreatedUtc));
            Assert.Equal(messages.Select(message => message.CreatedUtc).SkipWhile((_, i) => i < FirstUnanswered(messages)).Cast<DateTime?>().FirstOrDefault(), chat.WaitingSinceUtc);
            Assert.All(messages, message => Assert.True(message.CreatedUtc <= Now));

            var joined = messages.Single(message => message.Sender == SenderKind.System);
            var firstAnswer = messages.First(message => message.Sender == SenderKind.Author);
            Assert.Equal((Guid.Empty, nameof(SystemEvent.Joined), firstAnswer.SenderName, firstAnswer.Seq - 1), (joined.SenderId, joined.Text, joined.SenderName, joined.Seq));
            Assert.All(messages.Where(message => message.Sender == SenderKind.Visitor), message => Assert.Equal(chat.VisitorId, message.SenderId));
        });
    }

    [Fact]
    public async Task Every_address_of_it_answers()
    {
        using var browser = _server.CreateClient();
        var waiting = new Queue<string>(["/"]);
        var seen = new Dictionary<string, HttpStatusCode>(StringComparer.Ordinal) { ["/"] = HttpStatusCode.OK };
        while (waiting.TryDequeue(out var address))
        {
            var answer = await browser.Get(address);
            seen[address] = answer.Status;
            if (answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) != true)
            {
                continue;
            }

            var found = answer.Document.QuerySelectorAll("a[href], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
            foreach (var link in found.Where(link => link.StartsWith('/')).Select(link => link.Split('#')[0]).Where(link => seen.TryAdd(link, default)))
            {
                waiting.Enqueue(link);
            }
        }

        Assert.All(seen, page => Assert.Equal((page.Key, HttpStatusCode.OK), (page.Key, page.Value)));
        Assert.Equal(13, seen.Keys.Count(address => address.StartsWith("/articles/", StringComparison.Ordinal)));
        Assert.Equal(4, seen.Keys.Count(address => address.StartsWith("/demo/", StringComparison.Ordinal)));
        Assert.Contains("/tags/c-sharp", seen.Keys);
        Assert.Contains("/?page=3", seen.Keys);
    }

    private static int FirstUnanswered(List<Message> messages) => messages.FindLastIndex(message => message.Sender == SenderKind.Author) + 1;
}
