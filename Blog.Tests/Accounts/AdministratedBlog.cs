using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Accounts;

/// <summary>A blog for all tests of a class, with an administrator at a browser and a clock that a test moves.</summary>
public sealed class AdministratedBlog : IAsyncLifetime
{
    private int _people;

    public AdministratedBlog() => Server = new BlogServer { Time = Clock };

    // In the future: the tests' browsers throw cookies away by the real clock.
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2045, 11, 14, 7, 10, 0, TimeSpan.Zero));

    public BlogServer Server { get; }

    /// <summary>The browser of an administrator named boss, signed in until the clock has gone a week.</summary>
    public HttpClient Boss { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Boss = await Server.BrowserOfAsync("boss", isAdministrator: true);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A user name that no other test uses.</summary>
    public string NewName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++_people}");
}
