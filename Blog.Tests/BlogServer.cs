using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>
/// The whole blog on a free port, with a data directory of its own that goes with it. Configure it before the first use;
/// as a class fixture it serves all tests of a class.
/// </summary>
public sealed class BlogServer : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("blog-test-");
    private readonly Lazy<Factory> _factory;

    public BlogServer()
    {
        Settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Blog:DataDirectory"] = _data.FullName,
            ["Blog:Seed"] = "none",
        };
        _factory = new Lazy<Factory>(Start);
    }

    /// <summary>Configuration keys ("Blog:Title") that differ from the product's own.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>Whether the product's own limits hold, for a test that is about one.</summary>
    public bool HasLimits { get; init; }

    /// <summary>The server's clock, when a test sets it.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Services that a test adds or replaces.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    public IServiceProvider Services => _factory.Value.Services;

    /// <summary>http://127.0.0.1 and the port.</summary>
    public Uri Url => _factory.Value.ClientOptions.BaseAddress;

    /// <summary>A browser of its own: with a cookie jar, following no redirect unless asked.</summary>
    public HttpClient CreateClient(bool followRedirects = false)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = followRedirects, UseProxy = false };
        return new HttpClient(handler) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Works on the database with a context of its own.</summary>
    public async Task<T> WithDb<T>(Func<BlogDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BlogDbContext>());
    }

    /// <inheritdoc cref="WithDb{T}"/>
    public Task WithDb(Func<BlogDbContext, Task> work) =>
        WithDb(async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>Adds what a test needs and saves it.</summary>
    public Task SeedAsync(Action<BlogDbContext> add) =>
        WithDb(db =>
        {
            add(db);
            return db.SaveChangesAsync();
        });

    public async ValueTask DisposeAsync()
    {
        if (_factory.IsValueCreated)
        {
            await _factory.Value.DisposeAsync();
        }

        // The pool holds the file open, and Windows deletes no open file.
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private Factory Start()
    {
        foreach (var (key, value) in RaisedLimits.All.Where(_ => !HasLimits))
        {
            Settings.TryAdd(key, value);
        }

        if (string.Equals(Settings["Blog:DataDirectory"], _data.FullName, StringComparison.Ordinal) && !File.Exists(Path.Combine(_data.FullName, "blog.db")))
        {
            EmptyDatabase.CopyInto(_data.FullName);
        }

        var factory = new Factory(this);
        factory.UseKestrel(0);
        factory.StartServer();
        return factory;
    }

    private sealed class Factory(BlogServer server) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            foreach (var (key, value) in server.Settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                server.Configure(services);
                if (server.Time is not null)
                {
                    services.AddSingleton(server.Time);
                }
            });
        }
    }
}
