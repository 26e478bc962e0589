using System.Data.Common;
using Blog.Accounts;
using Blog.Data;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Pages;

/// <summary>
/// A blog with one person of each kind, every one with a browser: "reader" and "writer" (of comments; both shown before, so
/// that theirs do not wait), "newcomer", "author" (of the articles), "rival" (another author) and "chief" (administrator).
/// </summary>
public sealed class TalkBlog : IAsyncLifetime
{
    private readonly Dictionary<string, (HttpClient Browser, Guid Id)> _people = new(StringComparer.Ordinal);
    private readonly CommandWatch _commands = new();
    private int _articles;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>How many database commands there were.</summary>
    public int Commands => _commands.Count;

    /// <summary>Ends when a comment is removed from the database the next time.</summary>
    public Task<bool> NextRemoval() => _commands.NextRemoval();

    public BlogServer Server => field ??= new BlogServer
    {
        Time = Time,
        Configure = services => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(_commands)),
    };

    public HttpClient Nobody => Server.CreateClient();

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, isAuthor, isAdministrator) in new[]
        {
            ("reader", false, false), ("writer", false, false), ("newcomer", false, false), ("author", true, false), ("rival", true, false), ("chief", false, true),
        })
        {
            var id = await Server.AddUserAsync(name, isAuthor, isAdministrator);
            var browser = Server.CreateClient();
            using var signedIn = await browser.SignInAsync(name);
            _people[name] = (browser, id);
        }

        var (_, early) = await AddArticleAsync();
        await AddCommentAsync(early, "reader", "I was here before.");
        await AddCommentAsync(early, "writer", "So was I.");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public HttpClient Browser(string name) => name == "nobody" ? Nobody : _people[name].Browser;

    public Guid Id(string name) => _people[name].Id;

    public SignedInUser User(string name) => new(Id(name), name, $"{name} Test", IsAdministrator: name == "chief", IsAuthor: name is "author" or "rival");

    /// <summary>An article of the author's.</summary>
    public async Task<(string Path, int Id)> AddArticleAsync(ArticleStatus status = ArticleStatus.Published)
    {
        var article = Some.Article($"Tide {Interlocked.Increment(ref _articles)}", status: status);
        article.AuthorId = Id("author");
        await Server.SeedAsync(db => db.Add(article));
        return ($"/articles/{article.Slug}", article.Id);
    }

    public async Task<int> AddCommentAsync(int articleId, string by, string text, bool isWaiting = false)
    {
        var comment = new Comment { ArticleId = articleId, AuthorId = Id(by), Text = text, CreatedUtc = Some.Day, IsWaiting = isWaiting };
        await Server.SeedAsync(db => db.Add(comment));
        return comment.Id;
    }

    public Task<Comment?> FindCommentAsync(int id) =>
        Server.WithDb(db => db.Comments.AsNoTracking().SingleOrDefaultAsync(comment => comment.Id == id, TestContext.Current.CancellationToken));

    /// <summary>Posts a form with a token of this person's, whether any page shows the form or not.</summary>
    /// <param name="target">The element that htmx wants to swap; null for a browser without script.</param>
    internal async Task<Answer> PostAsync(string name, string address, Dictionary<string, string>? fields = null, string? target = null)
    {
        var browser = Browser(name);
        fields ??= [];
        if (name != "nobody")
        {
            fields["__RequestVerificationToken"] = (await browser.Get("/privacy")).Document.QuerySelector("form[action='/account/logout'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }

        (string, string)[] headers = target is null ? [] : [("HX-Request", "true"), ("HX-Target", target)];
        return await browser.Post(address, fields, headers);
    }

    internal Task<Answer> CommentAsync(string name, string path, string text, Guid? formId = null, string? target = null) =>
        PostAsync(name, $"{path}/comments", new(StringComparer.Ordinal) { ["text"] = text, ["formId"] = (formId ?? Guid.NewGuid()).ToString(), ["shown"] = "1" }, target);

    internal Task<Answer> VoteAsync(string name, string path, string vote, string? target = null) =>
        PostAsync(name, $"{path}/votes", new(StringComparer.Ordinal) { ["vote"] = vote }, target);

    private sealed class CommandWatch : DbCommandInterceptor
    {
        private TaskCompletionSource<bool> _removal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public int Count => _count;

        public Task<bool> NextRemoval() => (_removal = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            return new(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (result > 0 && command.CommandText.StartsWith("DELETE FROM \"Comments\"", StringComparison.Ordinal))
            {
                _removal.TrySetResult(true);
            }

            return new(result);
        }
    }
}
