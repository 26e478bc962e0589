using Blog.Tests.Accounts;
using Blog.Tests.Chat;

namespace Blog.Tests.Pages;

/// <summary>How many commands a page sends to the database: a number written down here, whatever the blog holds.</summary>
public sealed class SqlCommandsTests(SqlCommandsTests.TwoBlogs blogs) : IClassFixture<SqlCommandsTests.TwoBlogs>
{
    /// <summary>One row a page; null where the role may not come.</summary>
    public static TheoryData<string, int?, int?, int?, int?> Pages => new()
    {
        // address                anonymous  reader  author  administrator
        { "/",                            5,      7,      8,      8 },
        { "/?page=1",                     5,      7,      8,      8 },
        { "/tags/water",                  3,      5,      6,      6 },
        { "/articles/tide-3",             7,     10,     12,     12 },
        { "/feed.xml",                    3,      4,      4,      4 },
        { "/tags/water/feed.xml",         4,      5,      5,      5 },
        { "/sitemap.xml",                 6,      7,      7,      7 },
        { "/archive",                     1,      3,      4,      4 },
        { "/archive/2026/03",             4,      6,      7,      7 },
        { "/authors/author",              3,      5,      6,      6 },
        { "/search?q=tide",               3,      5,      6,      6 },
        { "/search?q=nothing",            3,      5,      6,      6 },
        { "/search",                      1,      3,      4,      4 },
        { "/privacy",                     0,      2,      3,      3 },
        { "/account/login",               1,      2,      3,      3 },
        { "/chat",                        2,      6,      7,      7 },
        { "/chats",                    null,   null,      6,      6 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_the_database_the_same_number_of_times_however_much_there_is(string address, int? anonymous, int? reader, int? author, int? administrator)
    {
        List<string> faults = [];
        foreach (var (name, expected) in new[] { ("", anonymous), ("reader", reader), ("author", author), ("administrator", administrator) })
        {
            foreach (var blog in expected is null ? [] : blogs.Both)
            {
                var commands = await blog.AskAsync(address, name);
                if (commands.Count != expected)
                {
                    faults.Add($"{address} for {(name.Length == 0 ? "nobody" : name)}: {commands.Count} commands instead of {expected}:\n{string.Join("\n\n", commands.Select(command => command.Text))}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    /// <summary>Five articles without a comment, and five hundred with two hundred comments on one.</summary>
    public sealed class TwoBlogs : IAsyncLifetime
    {
        private readonly RecordedBlog _small = new(articles: 5, comments: 0);
        private readonly RecordedBlog _large = new(articles: 500, comments: 200);

        internal RecordedBlog[] Both => [_small, _large];

        public async ValueTask InitializeAsync()
        {
            foreach (var blog in Both)
            {
                await blog.SeedAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _small.DisposeAsync();
            await _large.DisposeAsync();
        }
    }

    internal sealed class RecordedBlog(int articles, int comments) : IAsyncDisposable
    {
        private readonly SqlRecorder _sql = new();
        private readonly Dictionary<string, CookieJar> _people = new(StringComparer.Ordinal);
        private BlogServer? _server;

        public async Task SeedAsync()
        {
            _server = new BlogServer { Configure = _sql.Attach };
            await _server.AddUserAsync("reader");
            var writer = await _server.AddUserAsync("author", isAuthor: true);
            await _server.AddUserAsync("administrator", isAdministrator: true);
            await _server.SeedAsync(db =>
            {
                var water = Some.Tag("water");
                foreach (var article in Some.Tides(articles))
                {
                    article.AuthorId = writer;
                    article.Tags = [water, Some.Tag(article.Title)];
                    db.Add(article);
                    if (article.Title == "Tide 3")
                    {
                        db.AddRange(Enumerable.Range(1, comments).Select(number => Some.Comment(article, author: null, $"Comment {number}")));
                    }
                }
            });
            foreach (var name in (string[])["", "reader", "author", "administrator"])
            {
                _people[name] = new CookieJar();
                if (name.Length > 0)
                {
                    using var browser = _people[name].CreateClient(_server.Url);
                    using var signedIn = await browser.SignInAsync(name);
                }
            }
        }

        public async Task<IReadOnlyList<RecordedCommand>> AskAsync(string address, string name)
        {
            // A copy of the cookies: a page that gives one, as the chat does, is not to change what the next one asks.
            using var browser = _people[name].Copy().CreateClient(_server!.Url);
            _sql.Take();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get(address)).Status);
            return _sql.Take();
        }

        public ValueTask DisposeAsync() => _server!.DisposeAsync();
    }
}
