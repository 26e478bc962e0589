using Blog.Data;
using Blog.Tests.Accounts;
using Blog.Tests.Chat;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

/// <summary>Who looks at a page.</summary>
internal enum Viewer
{
    /// <summary>Somebody without an account who has said nothing yet.</summary>
    Anyone,

    /// <summary>Somebody without an account who talks with the author.</summary>
    Visitor,

    Reader,
    Author,

    /// <summary>An author whom nobody has written to.</summary>
    OtherAuthor,

    Administrator,
}

/// <summary>
/// A blog with something on every page, and one browser of each kind of viewer. Every word that people wrote begins with
/// <see cref="InterfaceTexts.OfPeople"/>.
/// </summary>
internal sealed class InterfacePeople : IAsyncDisposable
{
    public const string AuthorName = "zqauthor";

    private readonly Dictionary<Viewer, ChatClient> _browsers = [];

    public BlogServer Server { get; } = new()
    {
        Configure = services => services.AddSingleton<IStartupFilter, Failures>(),
        Settings = { ["Blog:Title"] = "Zqblog", ["Blog:Admin:UserName"] = "zqfirst" },
    };

    public HttpClient this[Viewer viewer] => _browsers[viewer].Http;

    public static async Task<InterfacePeople> ComeAsync()
    {
        var people = new InterfacePeople();
        var author = await people.AddAccountsAsync();
        await people.Server.SeedAsync(db => db.AddRange(Articles(db, author)));
        await people.SignInAsync();
        await people.TalkAsync();
        return people;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            await browser.DisposeAsync();
        }

        await Server.DisposeAsync();
    }

    private async Task<Guid> AddAccountsAsync()
    {
        var author = await Server.AddUserAsync(AuthorName, isAuthor: true);
        await Server.AddUserAsync("zqother", isAuthor: true);
        await Server.AddUserAsync("zqreader");
        await Server.AddUserAsync("zqadmin", isAdministrator: true);
        await Server.WithDb(async db =>
        {
            foreach (var user in db.Users)
            {
                user.DisplayName = $"{InterfaceTexts.OfPeople}{user.UserName}";
            }

            await db.SaveChangesAsync();
        });
        return author;
    }

    /// <summary>Two pages of them; the newest has two pages of comments, the next one comment, the others none.</summary>
    private static List<Article> Articles(BlogDbContext db, Guid authorId)
    {
        var author = db.Users.Single(user => user.Id == authorId);
        var tag = Some.Tag("Zqwater");
        var articles = Enumerable.Range(1, 6).Select(number => Some.Article($"Zqtide {number}", "Zqtext.\n\n## Zqone\n\n```\nzqcode\n```\n\n## Zqtwo", Some.Day.AddDays(number))).ToList();
        foreach (var article in articles)
        {
            (article.Author, article.Tags) = (author, [tag]);
        }

        articles[5].Comments = [.. Enumerable.Range(1, 51).Select(number => Some.Comment(articles[5], number == 1 ? null : author, $"Zqcomment {number}"))];
        articles[4].Comments = [Some.Comment(articles[4], author, "Zqcomment")];
        articles[0].Author = null;
        return articles;
    }

    private async Task SignInAsync()
    {
        foreach (var (viewer, userName) in ((Viewer, string)[])[(Viewer.Reader, "zqreader"), (Viewer.Author, AuthorName), (Viewer.OtherAuthor, "zqother"), (Viewer.Administrator, "zqadmin")])
        {
            var browser = new ChatAuthor(Server.Url);
            _browsers[viewer] = browser;
            await browser.SignsInAsync(userName);
        }

        _browsers[Viewer.Anyone] = new ChatVisitor(Server.Url);
    }

    /// <summary>One conversation that was closed and opened again, and one that is closed.</summary>
    private async Task TalkAsync()
    {
        var author = (ChatAuthor)_browsers[Viewer.Author];
        var visitor = new ChatVisitor(Server.Url);
        _browsers[Viewer.Visitor] = visitor;
        await visitor.StartsAsync("Zqada", "Zqhello", "/articles/zqtide-6");
        await author.PostsAsync(visitor.Conversation, "Zqanswer");
        await author.ClosesAsync(visitor.Conversation);
        await author.ReopensAsync(visitor.Conversation);

        await using var gone = new ChatVisitor(Server.Url);
        await gone.StartsAsync("Zqgone", "Zqbye", "/articles/zqtide-5");
        await author.ClosesAsync(gone.Conversation);
    }
}
