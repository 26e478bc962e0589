using System.Text.Json.Nodes;
using Blog.E2E.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.E2E.People;

/// <summary>Somebody with a browser of their own. Finds things as people do, by role and name, and waits until they are there.</summary>
public class Person(IBrowserContext context, IPage page, PersonRecord record, PersonOptions options) : IAsyncDisposable
{
    public IBrowserContext Context => context;

    /// <summary>The tab that the person looks at.</summary>
    public IPage Page { get; private set; } = page;

    public PersonRecord Record => record;

    public bool HasScript => options.HasScript;

    /// <summary>Loads an address as one typed into the address bar.</summary>
    public async Task<IResponse> Opens(string path)
    {
        var answer = await Page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} gave no answer.");
        Assert.True(answer.Status < 500, $"{path} answered {answer.Status}.");
        return answer;
    }

    /// <summary>Loads an address in a new tab of the same browser and looks at that one from now on.</summary>
    public async Task<IResponse> OpensInANewTab(string path)
    {
        Page = await context.NewPageAsync();
        return await Opens(path);
    }

    public Task ClicksLink(string name) => Link(name).ClickAsync();

    public Task ClicksButton(string name) => Button(name).ClickAsync();

    public Task FillsIn(string field, string text) => Field(field).FillAsync(text);

    public Task Sees(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public Task SeesLink(string name) => Expect(Link(name)).ToBeVisibleAsync();

    public Task SeesButton(string name) => Expect(Button(name)).ToBeVisibleAsync();

    public Task SeesHeading(string text) =>
        Expect(Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true }).First).ToBeVisibleAsync();

    public Task SeesTitle(string title) => Expect(Page).ToHaveTitleAsync(title);

    /// <summary>The address of the page, as a path with its query.</summary>
    public Task IsAt(string path) => Expect(Page).ToHaveURLAsync(new Uri(new Uri(Page.Url), path).ToString());

    /// <summary>
    /// Nothing of the text is in the page, hidden parts included, nor was it in any socket frame of this browser. Show
    /// first that somebody else sees it.
    /// </summary>
    public async Task SeesNothingOf(string text)
    {
        Assert.DoesNotContain(text, await Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Record.Frames, frame => frame.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    public async Task SignsIn(string userName, string password, bool remembered = false)
    {
        await Opens("/account/login");
        await FillsIn("Username", userName);
        await FillsIn("Password", password);
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Remember me" }).SetCheckedAsync(remembered);
        await ClicksButton("Sign in");
    }

    public async Task SignsOut()
    {
        await ClicksButton("Sign out");
        await SeesLink("Sign in");
    }

    public Task IsSignedIn() => SeesButton("Sign out");

    public Task IsSignedOut() => SeesLink("Sign in");

    /// <summary>The clock of this browser is wrong by so much, in every page that is loaded from now on.</summary>
    public Task SetsTheClock(TimeSpan aheadBy) => context.AddInitScriptAsync($$"""
        (() => {
            const Right = Date;
            globalThis.Date = class extends Right {
                constructor(...parts) { super(...(parts.length ? parts : [Right.now() + {{(long)aheadBy.TotalMilliseconds}}])); }
                static now() { return Right.now() + {{(long)aheadBy.TotalMilliseconds}}; }
            };
        })();
        """);

    /// <summary>The network is gone, for open sockets too.</summary>
    public async Task GoesOffline()
    {
        Record.ExpectLostConnection();
        await Wire().CutAsync();
        await context.SetOfflineAsync(true);
    }

    public async Task ComesBackOnline()
    {
        Wire().Mend();
        await context.SetOfflineAsync(false);
    }

    /// <summary>
    /// Ends the browser and returns what it keeps on disk, for <see cref="PersonOptions.StorageState"/>: cookies with an
    /// expiry, not those of the session.
    /// </summary>
    public async Task<string> ClosesTheBrowserAsync()
    {
        var state = JsonNode.Parse(await context.StorageStateAsync())!;
        var kept = state["cookies"]!.AsArray().Where(cookie => cookie!["expires"]!.GetValue<double>() > 0).Select(cookie => cookie!.DeepClone());
        state["cookies"] = new JsonArray([.. kept]);
        await context.CloseAsync();
        return state.ToJsonString();
    }

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new ValueTask(context.CloseAsync());
    }

    private Wire Wire() => options.Wire ?? throw new InvalidOperationException("Only somebody with a wire of their own can lose the network.");
}
