using Blog.Chat;
using Blog.Chat.Letters;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Chat.Letters;

/// <summary>A blog with a clock in the hand, an author who answers without having the Chats page open, and visitors who left an address.</summary>
internal sealed class LetterBlog : IAsyncDisposable
{
    public const string Address = "vera@example.org";

    private readonly ErrorLog _log = new();

    public LetterBlog() => Server = new BlogServer
    {
        Time = Clock,
        Settings = { ["Blog:Title"] = "Low Water" },
        Configure = services =>
        {
            _log.AddTo(services);
            Meanwhile.AddTo(services);
        },
    };

    public IReadOnlyCollection<string> Errors => _log.Errors;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));

    public Meanwhile Meanwhile { get; } = new();

    public BlogServer Server { get; }

    /// <summary>An author at a browser, signed in.</summary>
    public async Task<ChatAuthor> AuthorAsync(string userName, bool isAdministrator = false, string? email = null)
    {
        var id = await Server.AddUserAsync(userName, isAuthor: true, isAdministrator);
        await Server.WithDb(db => db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, email)));
        var author = new ChatAuthor(Server.Url);
        await author.SignsInAsync(userName);
        return author;
    }

    /// <summary>An article that this author wrote.</summary>
    public async Task<string> ArticleOfAsync(string userName, string title)
    {
        var author = await Server.FindAsync(userName);
        await Server.SeedAsync(db =>
        {
            var article = Some.Article(title);
            article.AuthorId = author!.Id;
            db.Add(article);
        });
        return $"/articles/{Blog.Articles.Slug.From(title)}";
    }

    public async Task<ChatVisitor> VisitorAsync(string? email = Address, string? language = null, string path = "/", string text = "When is low water?", string name = "Vera")
    {
        var visitor = new ChatVisitor(Server.Url);
        await visitor.StartsAsync(name, text, path);
        await Server.WithDb(db => db.Conversations.Where(row => row.Id == visitor.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.VisitorEmail, email).SetProperty(row => row.VisitorLanguage, language)));
        return visitor;
    }

    /// <summary>Everything that is kept of a visitor is deleted.</summary>
    public async Task EraseAsync(ChatVisitor visitor)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var visitorId = (await Server.StoredConversationAsync(visitor.ConversationId)).VisitorId;
        await scope.ServiceProvider.GetRequiredService<EraseVisitor>().HandleAsync(visitorId, by: null, TestContext.Current.CancellationToken);
    }

    public Task PassAsync(double minutes) => PassAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>Time goes by, and all mail that is due then is written.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        foreach (var job in Server.Services.GetServices<IHostedService>().OfType<LetterJob>())
        {
            await job.WriteAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
