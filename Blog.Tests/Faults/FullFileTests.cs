using System.Data.Common;
using System.Net;
using Blog.Data;
using Blog.Tests.Chat;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Faults;

/// <summary>SQLite itself says that the file is full; a disk without room says it in the same words.</summary>
public sealed class FullFileTests : IAsyncDisposable
{
    private readonly PageQuota _quota = new();
    private readonly BlogServer _server;

    public FullFileTests() => _server = new BlogServer
    {
        Configure = services => services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(_quota)),
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_full_file_refuses_messages_and_takes_them_again_when_there_is_room()
    {
        await using var visitor = new ChatVisitor(_server.Url);
        await visitor.OpensPaneAsync();
        _quota.IsFull = true;
        await visitor.PostsStartAsync("Ada", "There is a little room left");
        var (stored, refused) = (1, Guid.NewGuid());
        while ((await visitor.PostsAsync(new string('x', 2_000), refused)).Status != HttpStatusCode.ServiceUnavailable)
        {
            Assert.InRange(++stored, 1, 100);
            refused = Guid.NewGuid();
        }

        Assert.Equal(stored, (await visitor.ReadsHistoryAsync()).Count);
        _quota.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostsAsync(new string('x', 2_000), refused)).Status);
        Assert.Equal(stored + 1, (await visitor.ReadsHistoryAsync()).Count);
    }

    /// <summary>The quota can not go below what the file has already: then it is full at its present length.</summary>
    private sealed class PageQuota : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
