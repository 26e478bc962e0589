using System.Net;
using Blog.Chat;
using Blog.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Data;

/// <summary>The very commands that pages send, at a hundred thousand articles: all by index.</summary>
public sealed class QueryPlanTests(QueryPlanTests.LargeBlog blog) : IClassFixture<QueryPlanTests.LargeBlog>
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/?page=2000", "")]
    [InlineData("/tags/tag-5", "")]
    [InlineData("/tags/tag-58", "")]
    [InlineData("/tags/tag-5?page=300", "")]
    [InlineData("/search?q=article", "")]
    [InlineData("/search?q=article+77777", "")]
    [InlineData("/search?q=a&page=200", "")]
    [InlineData("/search?q=%22article+777%22", "")]
    [InlineData("/search?q=artilce", "")]
    [InlineData(ManyRows.BusyArticle, "")]
    [InlineData(ManyRows.BusyArticle + "?page=150", "")]
    [InlineData("/feed.xml", "")]
    [InlineData("/tags/tag-5/feed.xml", "")]
    [InlineData("/tags/tag-58/feed.xml", "")]
    [InlineData("/sitemap.xml", "")]
    [InlineData("/sitemap/2.xml", "")]
    [InlineData("/articles/a-50001", "")]
    [InlineData("/archive", "")]
    [InlineData("/archive/2020", "")]
    [InlineData("/archive/2020/02", "")]
    [InlineData("/archive/2020/02?page=5000", "")]
    [InlineData("/authors/author", "")]
    [InlineData("/authors/author?page=9000", "")]
    [InlineData("/", "author")]
    [InlineData(ManyRows.BusyArticle, "author")]
    [InlineData("/chats", "author")]
    [InlineData("/chats?tab=closed", "author")]
    [InlineData("/chats/22222222000000000000000000004711", "author")]
    [InlineData("/chats?tab=waiting", "author")]
    [InlineData("/chats?tab=mine", "author")]
    [InlineData("/chats?tag=silt", "author")]
    [InlineData("/chats?article=7", "author")]
    [InlineData("/chats?only=blocked", "author")]
    [InlineData("/chats/22222222000000000000000000004711?at=3", "author")]
    [InlineData("/chats/search?q=words", "author")]
    [InlineData("/chats/search?q=words", "administrator")]
    [InlineData("/chats/search?q=words&page=40", "administrator")]
    [InlineData("/chats", "administrator")]
    [InlineData("/chats?page=100", "administrator")]
    [InlineData("/chats?tab=waiting&page=30", "author")]
    [InlineData("/chats?tab=closed&page=30", "author")]
    [InlineData("/chats?only=email", "author")]
    [InlineData("/chats/bulk", "author")]
    [InlineData("/chats/history?c=22222222000000000000000000004711&before=9", "author")]
    [InlineData("/chats/reports?days=90", "author")]
    [InlineData("/chats/reports?days=90", "administrator")]
    public async Task A_page_reads_by_index(string address, string name)
    {
        var plans = await blog.PlansAsync(address, name);

        Assert.NotEmpty(plans);
        var faults = plans.SelectMany(plan => plan.Faults().Select(fault => $"{fault}\nin {plan}"));
        Assert.True(!faults.Any(), string.Join("\n\n", faults));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_reads_by_index_what_it_offers_instead()
    {
        var plans = await blog.PlansAsync("/missing", "", HttpStatusCode.NotFound);

        Assert.Empty(Assert.Single(plans).Faults());
    }

    [Fact]
    public async Task The_translations_of_an_article_are_found_by_their_own_index()
    {
        var plan = (await blog.PlansAsync(ManyRows.BusyArticle, "")).Single(plan => $"{plan}".Contains("OR \"a\".\"OriginalId\" = ", StringComparison.Ordinal));

        Assert.Contains("USING INDEX IX_Articles_OriginalId", $"{plan}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_reads_or_sorts_everything_is_found()
    {
        var plans = await blog.PlansOfAsync(db => db.Articles.OrderBy(article => article.Title).Select(article => article.Title).Take(5).ToListAsync());

        Assert.Equal(2, plans.Single().Faults().Count());
    }

    public sealed class LargeBlog : IAsyncLifetime
    {
        private readonly SqlRecorder _sql = new();
        private readonly BlogServer _server;
        private readonly Dictionary<string, HttpClient> _people = new(StringComparer.Ordinal);

        public LargeBlog() => _server = new BlogServer { Configure = _sql.Attach };

        public async ValueTask InitializeAsync()
        {
            await _server.AddUserAsync("author", isAuthor: true);
            await _server.AddUserAsync("administrator", isAdministrator: true);
            await _server.WithDb(db => db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(ManyRows.Sql), TestContext.Current.CancellationToken));
            foreach (var name in (string[])["", "author", "administrator"])
            {
                _people[name] = _server.CreateClient();
                if (name.Length > 0)
                {
                    using var signedIn = await _people[name].SignInAsync(name);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var browser in _people.Values)
            {
                browser.Dispose();
            }

            await _server.DisposeAsync();
        }

        internal async Task<IReadOnlyList<QueryPlan>> PlansAsync(string address, string name, HttpStatusCode status = HttpStatusCode.OK)
        {
            _sql.Take();
            var start = TimeProvider.System.GetTimestamp();
            Assert.Equal(status, (await _people[name].Get(address)).Status);
            TestContext.Current.TestOutputHelper?.WriteLine($"{address} {name}: {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms");
            return await PlansAsync();
        }

        internal async Task<IReadOnlyList<QueryPlan>> PlansOfAsync(Func<Blog.Data.BlogDbContext, Task> work)
        {
            _sql.Take();
            await _server.WithDb(work);
            return await PlansAsync();
        }

        private Task<IReadOnlyList<QueryPlan>> PlansAsync() => _server.WithDb(async db =>
        {
            var commands = _sql.Take();
            await db.Database.OpenConnectionAsync();
            List<QueryPlan> plans = [];
            foreach (var command in commands)
            {
                plans.Add(await QueryPlan.OfAsync(db.Database.GetDbConnection(), command));
            }

            return (IReadOnlyList<QueryPlan>)plans;
        });
    }
}
