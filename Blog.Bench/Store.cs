using Blog.Accounts;
using Blog.Articles;
using Blog.Chat;
using Blog.Data;
using Blog.Realtime;
using Microsoft.Data.Sqlite;

namespace Blog.Bench;

/// <summary>The blog's database with some conversations in it and no server before it, in a folder that goes with it.</summary>
internal sealed class Store : IAsyncDisposable
{
    private const int Conversations = 100;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-bench-");
    private readonly ServiceProvider _services;
    private readonly List<(Guid Conversation, ChatIdentity Visitor)> _rooms = [];

    private Store()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Blog:DataDirectory", _folder.FullName),
            new("Limits:VisitorMessagesAtOnce", "1000000000"), // the limit is not what is measured
        ]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddData(_folder.FullName)
            .AddRealtime()
            .AddChat()
            .AddArticles()
            .BuildServiceProvider();
    }

    public static async Task<Store> OpenAsync()
    {
        var store = new Store();
        await store._services.MigrateAsync();
        await using var scope = store._services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var number = 0; number < Conversations; number++)
        {
            var visitor = new Visitor { Id = Conversation.NewId(), CreatedUtc = now };
            var conversation = new Conversation { Id = Conversation.NewId(), Visitor = visitor, VisitorName = $"Visitor {number}", OpenToAll = true, LastText = "", CreatedUtc = now };
            db.Add(conversation);
            store._rooms.Add((conversation.Id, ChatIdentity.Visitor(visitor.Id)));
        }

        await db.SaveChangesAsync();
        return store;
    }

    /// <summary>Gives one of the conversations, its visitor, and what a request would be served with.</summary>
    public async Task InRoomAsync(int number, Func<IServiceProvider, Guid, ChatIdentity, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var (conversation, visitor) = _rooms[number % Conversations];
        await work(scope.ServiceProvider, conversation, visitor);
    }

    /// <summary>Works with what a request would be served with.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<MessageWriter>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
