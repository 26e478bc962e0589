using Blog.E2E;
using Blog.E2E.Browsers;
using Blog.E2E.Servers;
using Blog.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestHouse))]

namespace Blog.E2E;

/// <summary>What the whole run shares: the machine's lock, one browser, and one blog with the demo content.</summary>
public sealed class TestHouse : IAsyncLifetime
{
    private readonly Lazy<Task<DemoBlog>> _demo = new(() => DemoBlog.StartAsync());
    private MachineLock? _lock;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The house is not open yet.");

    /// <summary>The shared blog; started by the first test that asks for it. Tests that change what others read have one of their own.</summary>
    public Task<DemoBlog> DemoAsync() => _demo.Value;

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
        if (_demo.IsValueCreated)
        {
            await (await _demo.Value).DisposeAsync();
        }

        _lock?.Dispose();
    }
}
