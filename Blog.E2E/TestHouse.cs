using Blog.E2E;
using Blog.E2E.Browsers;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestHouse))]

namespace Blog.E2E;

/// <summary>What the whole run shares: the machine's lock, one browser, and the blog that most tests read.</summary>
public sealed class TestHouse : IAsyncLifetime
{
    private readonly ErrorLog _errors = new();
    private readonly Lazy<Task<BlogServer>> _library;
    private MachineLock? _lock;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public TestHouse() => _library = new(() => Library.OpenAsync(_errors));

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The house is not open yet.");

    /// <summary>
    /// The blog with the <see cref="Library"/>, started by the first test that asks for it. A test that changes what others
    /// read opens one of its own.
    /// </summary>
    public Task<BlogServer> LibraryAsync() => _library.Value;

    /// <summary>Everything that the library's blog has logged as an error.</summary>
    public IReadOnlyCollection<string> LibraryErrors => _errors.Errors;

    /// <summary>
    /// Takes chats that are over out of the library's open ones: authors see fifty of those at once, and who waits longest
    /// stands first.
    /// </summary>
    public async Task ClosesAsync(IReadOnlyCollection<Guid> chats)
    {
        if (chats.Count == 0 || !_library.IsValueCreated)
        {
            return;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await (await _library.Value).WithDb(db => db.WriteAsync(() => db.Conversations
            .Where(row => chats.Contains(row.Id) && row.ClosedUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedUtc, now).SetProperty(row => row.WaitingSinceUtc, (DateTime?)null)), CancellationToken.None));
    }

    public async ValueTask InitializeAsync()
    {
        _lock = await MachineLock.TakeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await BrowserFinder.StartAsync(_playwright);
        Assertions.SetDefaultExpectTimeout(10_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_library.IsValueCreated)
        {
            await (await _library.Value).DisposeAsync();
        }

        _lock?.Dispose();
    }
}
