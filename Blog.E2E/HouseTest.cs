using Blog.E2E.People;
using Microsoft.Playwright;

namespace Blog.E2E;

/// <summary>
/// A test with people in it. At its end no browser may have complained (script errors, refused by the content security
/// policy, a request to another host) except where the test said so; a failed test leaves a picture and a trace per person.
/// </summary>
public abstract class HouseTest(TestHouse house) : IAsyncLifetime
{
    private readonly List<(string Name, Person Person)> _people = [];
    private readonly List<object> _lasting = [];

    protected TestHouse House => house;

    protected Task<Visitor> AVisitor(PersonOptions? options = null) =>
        InviteAsync("visitor", options, (context, page, record, setUp) => new Visitor(context, page, record, setUp));

    protected Task<Author> AnAuthor(PersonOptions? options = null) =>
        InviteAsync("author", options, (context, page, record, setUp) => new Author(context, page, record, setUp));

    /// <summary>Closes it at the end of the test, when its people have left: a page may load to the last moment.</summary>
    protected T Lasting<T>(T thing)
        where T : class
    {
        _lasting.Add(thing);
        return thing;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var complaints = _people.SelectMany(person => person.Person.Record.Complaints.Select(complaint => $"{person.Name}: {complaint}")).ToList();
        var hasFailed = complaints.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed;
        var chats = await ChatsAsync();
        foreach (var (name, person) in _people)
        {
            await LeaveAsync(name, person, hasFailed);
        }

        await house.ClosesAsync(chats);

        await CloseAsync();
        foreach (var thing in Enumerable.Reverse(_lasting))
        {
            await CloseAsync(thing);
        }

        if (hasFailed)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, house.LibraryErrors));
        }

        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    /// <summary>Closes what a test has opened beside its people, once they have left.</summary>
    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>The chats that visitors have open.</summary>
    private async Task<List<Guid>> ChatsAsync()
    {
        List<Guid> chats = [];
        foreach (var page in _people.Where(person => person.Person is Visitor).SelectMany(person => person.Person.Context.Pages))
        {
            var open = await page.Locator("#chat-pane[data-conversation]").EvaluateAllAsync<string[]>("panes => panes.map((pane) => pane.dataset.conversation)");
            chats.AddRange(open.Select(Guid.Parse));
        }

        return chats;
    }

    private async Task<T> InviteAsync<T>(
        string kind, PersonOptions? options, Func<IBrowserContext, IPage, PersonRecord, PersonOptions, T> make)
        where T : Person
    {
        options ??= PersonOptions.Default;
        var home = options.Wire?.Address ?? options.Blog ?? (await house.LibraryAsync()).Url;
        var context = await house.Browser.NewContextAsync(new()
        {
            BaseURL = home.ToString(),
            JavaScriptEnabled = options.HasScript,
            Locale = options.Locale,
            ColorScheme = options.ColorScheme,
            ReducedMotion = options.PrefersStillness ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            StorageState = options.StorageState,
        });
        context.SetDefaultTimeout(10_000);
        var record = await PersonRecord.OfAsync(context, home);
        await context.Tracing.StartAsync(new() { Snapshots = true });
        var person = make(context, await context.NewPageAsync(), record, options);
        _people.Add(($"{kind}-{_people.Count + 1}", person));
        return person;
    }

    private static async ValueTask CloseAsync(object thing)
    {
        switch (thing)
        {
            case IAsyncDisposable asynchronous:
                await asynchronous.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private static async Task LeaveAsync(string name, Person person, bool hasFailed)
    {
        var isOpen = !person.Page.IsClosed;
        if (hasFailed && isOpen)
        {
            var path = Path.Combine(Results.Folder, Results.NameOf(TestContext.Current.Test!), name);
            await person.Page.ScreenshotAsync(new() { Path = path + ".png", FullPage = true });
            await person.Context.Tracing.StopAsync(new() { Path = path + ".zip" });
        }

        await person.DisposeAsync();
    }
}
