using Blog.Articles;
using Blog.Data;
using Blog.Tests;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Blog.E2E.Servers;

/// <summary>
/// What most browser tests read: fourteen articles, so three pages; the tag "water" on seven of them, so two; and one
/// account of each kind, all with one password.
/// </summary>
internal static class Library
{
    public const int ArticleCount = 14;
    public const string Password = "tide-tables-of-1911";
    public const string AuthorName = "harbourmaster";
    public const string OtherAuthorName = "lighthouse";
    public const string ReaderName = "ferryman";
    public const string AdministratorName = "admin";

    /// <summary>The newest article: headings, code, a table, a quotation and one very long word.</summary>
    public const string NewestTitle = "A gauge in C#";

    public static readonly string NewestPath = $"/articles/{Slug.From(NewestTitle)}";

    /// <summary>Starts a blog with the library in it.</summary>
    /// <param name="errors">Gets what the blog logs as an error.</param>
    public static async Task<BlogServer> OpenAsync(ErrorLog? errors = null, TimeProvider? time = null)
    {
        var server = new BlogServer
        {
            Time = time,
            Configure = (errors ?? new ErrorLog()).AddTo,
        };
        server.Settings["Blog:Admin:Password"] = Password;
        server.Settings["Blog:Registration"] = "open";

        // The start migrates the database and holds its thread meanwhile.
        await Task.Run(() => server.Services);
        await AddAccountsAsync(server);
        await server.WithDb(async db =>
        {
            var author = db.Users.Single(user => user.UserName == AuthorName);
            db.AddRange(Articles(author));
            await db.SaveChangesAsync();
        });
        return server;
    }

    private static async Task AddAccountsAsync(BlogServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        User[] people =
        [
            new() { UserName = AuthorName, DisplayName = "Hanna Harbour", IsAuthor = true },
            new() { UserName = OtherAuthorName, DisplayName = "Lio Light", IsAuthor = true },
            new() { UserName = ReaderName, DisplayName = "Fenja Ferry" },
        ];
        foreach (var person in people)
        {
            var result = await users.CreateAsync(person, Password);
            Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    private static IEnumerable<Article> Articles(User author)
    {
        var water = Some.Tag("water");
        foreach (var article in Some.Tides(ArticleCount - 1))
        {
            article.Author = author;
            if (article.PublishedUtc.Day % 2 == 0)
            {
                article.Tags = [water];
            }

            yield return article;
        }

        var newest = Some.Article(NewestTitle, NewestText, Some.Day.AddDays(ArticleCount));
        newest.Author = author;
        newest.Tags = [water, Some.Tag("C#")];
        newest.Comments = [Some.Comment(newest, author, "One jar leaked in March. " + new string('w', 120))];
        yield return newest;
    }

    private const string NewestText = """
        Twelve months of measuring the same four jars taught us less about rain than about jars. What follows is how the gauge works and why it can be trusted.

        ## What it reads

        The float rises with the tide, and a ruler beside it says how far. It is *not* accurate to the millimetre and does not have to be.

        ```csharp
        // Reads the gauge once a minute, for as long as the tide turns.
        public static int Read(string line) => int.Parse(line.Trim().Replace("a very long line of code that is wider than any phone", ""));
        ```

        > The sea writes on the wall, and the wall remembers.

        ## What it found

        | month | jar 1 | jar 2 | jar 3 | jar 4 |
        |---|--:|--:|--:|--:|
        | January | 81 | 79 | 83 | 80 |
        | February | 64 | 66 | 61 | 65 |

        1. Read it by hand.
        2. Write it down before you believe it: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.
        """;
}
